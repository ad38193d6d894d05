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
 * verifies each signature and evaluates twenty statements with a condition. Both get the same signed requests. {@code --forks N --rounds N
 * --round-ms N --connections N --only TEXT}.
 */
public final class AuthBenchmark {

    private static final Duration WARM_UP = Duration.ofSeconds(20);
    private static final double LEAST = 0.85;

    private AuthBenchmark() {}

    /** Runs and prints the table. */
    public static void run(Options options, PrintStream out) throws Exception {
        var only = options.text("only", "GetItem 1 KB");
        out.printf("%-26s %9s %9s %7s %7s %9s %9s%n", "", "with", "without", "ratio", "least", "us with", "us without");
        for (Workload workload : Workloads.named(only)) {
            var with = new ArrayList<Round>();
            var without = new ArrayList<Round>();
            for (int i = 0; i < options.number("forks", 2); i++) {
                measure(workload, options, with, without);
            }
            print(out, workload, with, without);
        }
    }

    /** In fresh processes: what the compilers make of a server differs from one to the next by more than what is measured. */
    private static void measure(Workload workload, Options options, List<Round> with, List<Round> without)
            throws Exception {
        int connections = options.number("connections", 8);
        var duration = Duration.ofMillis(options.number("round-ms", 3_000));
        RequestForm form = BenchmarkUser.requests();
        try (var asking = server("user", connections, form);
                var believing = server("none", connections, form)) {
            asking.run(workload, WARM_UP);
            believing.run(workload, WARM_UP);
            for (int i = 0; i < options.number("rounds", 6); i++) {
                with.add(asking.run(workload, duration));
                without.add(believing.run(workload, duration));
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
