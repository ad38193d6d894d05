package dev.extenddb.bench.auth;

import dev.extenddb.bench.Median;
import dev.extenddb.bench.Options;
import dev.extenddb.bench.load.DataSet;
import dev.extenddb.bench.load.LoadedServer;
import dev.extenddb.bench.load.Round;
import dev.extenddb.bench.load.Workload;
import dev.extenddb.bench.load.Workloads;
import dev.extenddb.bench.server.RequestForm;
import dev.extenddb.bench.server.ServerCommand;
import java.io.PrintStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * What signatures and policies cost: two servers with everything in memory in turn, round by round. One believes every request, the other
 * verifies each signature and evaluates twenty statements with a condition. Both get the same signed requests. {@code --rounds N --round-ms
 * N --connections N --only TEXT}.
 */
public final class AuthBenchmark {

    private static final Duration WARM_UP = Duration.ofSeconds(5);
    private static final double LEAST = 0.85;

    private AuthBenchmark() {}

    /** Runs and prints the table. */
    public static void run(Options options, PrintStream out) throws Exception {
        int rounds = options.number("rounds", 5);
        var duration = Duration.ofMillis(options.number("round-ms", 3_000));
        int connections = options.number("connections", 8);
        var only = options.text("only", "GetItem 1 KB");
        out.printf("%d connections, %d rounds of %s%n", connections, rounds, duration);
        out.printf("%-26s %9s %9s %7s %7s %9s %9s%n", "", "with", "without", "ratio", "least", "us with", "us without");
        RequestForm form = BenchmarkUser.requests();
        try (var with = server("user", connections, form);
                var without = server("none", connections, form)) {
            for (Workload workload : Workloads.named(only)) {
                with.run(workload, WARM_UP);
                without.run(workload, WARM_UP);
                var withRounds = new ArrayList<Round>();
                var withoutRounds = new ArrayList<Round>();
                for (int i = 0; i < rounds; i++) {
                    withRounds.add(with.run(workload, duration));
                    withoutRounds.add(without.run(workload, duration));
                }
                print(out, workload, withRounds, withoutRounds);
            }
        }
    }

    private static LoadedServer server(String auth, int connections, RequestForm form) throws java.io.IOException {
        var command = ServerCommand.ownProgram(
                "ExtendDB, auth " + auth, AuthServer.class, List.of("--listen", "{port}", "--auth", auth));
        return new LoadedServer(command, connections, DataSet.ITEMS, form, DataSet::load);
    }

    private static void print(PrintStream out, Workload workload, List<Round> with, List<Round> without) {
        double ratio = rate(with) / rate(without);
        out.printf(
                Locale.ROOT,
                "%-26s %9.0f %9.0f %7.2f %7.2f %9.1f %9.1f %s%n",
                workload.name(),
                rate(with),
                rate(without),
                ratio,
                LEAST,
                cpu(with),
                cpu(without),
                ratio >= LEAST ? "" : "below");
    }

    private static double rate(List<Round> rounds) {
        return Median.of(rounds.stream().map(Round::requestsPerSecond).toList());
    }

    private static double cpu(List<Round> rounds) {
        return Median.of(rounds.stream().map(Round::cpuMicrosPerRequest).toList());
    }
}
