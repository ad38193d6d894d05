package dev.extenddb.bench.auth;

import dev.extenddb.bench.Median;
import dev.extenddb.bench.Options;
import dev.extenddb.bench.load.DataSet;
import dev.extenddb.bench.load.LoadedServer;
import dev.extenddb.bench.load.Round;
import dev.extenddb.bench.load.Workload;
import dev.extenddb.bench.server.RawRequest;
import dev.extenddb.bench.server.ServerCommand;
import java.io.PrintStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * GetItem with signatures and a policy of 20 statements against GetItem believed, by turns on one server: {@code --rounds N --round-ms N
 * --warm-up-ms N --connections N}.
 */
public final class AuthBenchmark {

    private static final Workload GET_ITEM = new Workload(
            "GetItem 1 KB",
            "GetItem",
            (keys, random) -> "{\"TableName\":\"kilo\",\"Key\":{\"p\":{\"S\":\"" + keys.any(random) + "\"}}}");

    private AuthBenchmark() {}

    /** Runs and prints the ratio. */
    public static void run(Options options, PrintStream out) throws Exception {
        int rounds = options.number("rounds", 5);
        var duration = Duration.ofMillis(options.number("round-ms", 2_000));
        var warmUp = Duration.ofMillis(options.number("warm-up-ms", 5_000));
        int connections = options.number("connections", 8);
        var command = ServerCommand.ownProgram("ExtendDB", AuthServer.class, List.of("--listen", "{port}"));
        var signed = new SignedForm(AuthServer.ACCESS_KEY, AuthServer.SECRET_KEY);
        try (var server = new LoadedServer(command, connections, DataSet.ITEMS, DataSet::load)) {
            server.run(GET_ITEM, warmUp);
            server.run(GET_ITEM, warmUp, signed);
            var believed = new ArrayList<Round>();
            var checked = new ArrayList<Round>();
            for (int i = 0; i < rounds; i++) {
                believed.add(server.run(GET_ITEM, duration, RawRequest::render));
                checked.add(server.run(GET_ITEM, duration, signed));
            }
            print(out, believed, checked);
        }
    }

    private static void print(PrintStream out, List<Round> believed, List<Round> checked) {
        double rate = rate(checked) / rate(believed);
        out.printf("%-34s %10s %10s%n", GET_ITEM.name(), "us/req", "req/s");
        out.printf(Locale.ROOT, "%-34s %10.0f %10.0f%n", "believed", cpu(believed), rate(believed));
        out.printf(Locale.ROOT, "%-34s %10.0f %10.0f%n", "signed, 20 statements", cpu(checked), rate(checked));
        out.printf(
                Locale.ROOT,
                "throughput lost: %.1f %% (aim: at most 15 %%); CPU time a request: %.2f times%n",
                (1 - rate) * 100,
                cpu(checked) / cpu(believed));
    }

    private static double rate(List<Round> rounds) {
        return Median.of(rounds.stream().map(Round::requestsPerSecond).toList());
    }

    private static double cpu(List<Round> rounds) {
        return Median.of(rounds.stream().map(Round::cpuMicrosPerRequest).toList());
    }
}
