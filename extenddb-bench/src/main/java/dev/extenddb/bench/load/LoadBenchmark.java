package dev.extenddb.bench.load;

import dev.extenddb.bench.Median;
import dev.extenddb.bench.Options;
import dev.extenddb.bench.server.ServerCommand;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Both servers in turn, round by round, on each workload: {@code --jar FILE --rounds N --round-ms N --warm-up-ms N --connections N --only TEXT}.
 */
public final class LoadBenchmark {

    /** Between one workload and the next, so that the one's garbage is not the other's cost. */
    private static final Duration SETTLING = Duration.ofMillis(500);

    private LoadBenchmark() {}

    /** Runs and prints the table. */
    public static void run(Options options, PrintStream out) throws Exception {
        var rounds = options.number("rounds", 3);
        var duration = Duration.ofMillis(options.number("round-ms", 2_000));
        var warmUp = Duration.ofMillis(options.number("warm-up-ms", 3_000));
        var connections = options.number("connections", 8);
        var only = options.text("only", "");
        var jar =
                Path.of(options.text("jar", "extenddb-cli/target/extenddb.jar")).toAbsolutePath();
        out.printf("%d connections, %d rounds of %s after %s of warm-up%n", connections, rounds, duration, warmUp);
        out.printf(
                "%-26s %17s %17s %19s %19s%n",
                "", "ExtendDB", "DynamoDB Local", "better when above 1", "bytes an answer");
        out.printf(
                "%-26s %8s %8s %8s %8s %9s %9s %9s %9s%n",
                "", "us/req", "req/s", "us/req", "req/s", "us", "req/s", "ExtendDB", "Local");
        try (var ours = new LoadedServer(ServerCommand.extendDb(jar), connections, DataSet.ITEMS, DataSet::load);
                var local =
                        new LoadedServer(ServerCommand.dynamoDbLocal(), connections, DataSet.ITEMS, DataSet::load)) {
            var workloads = Workloads.named(only);
            for (var workload : workloads) {
                ours.run(workload, warmUp);
                local.run(workload, warmUp);
            }
            for (var workload : workloads) {
                ours.run(workload, SETTLING);
                local.run(workload, SETTLING);
                var ourRounds = new ArrayList<Round>();
                var localRounds = new ArrayList<Round>();
                for (var i = 0; i < rounds; i++) {
                    ourRounds.add(ours.run(workload, duration));
                    localRounds.add(local.run(workload, duration));
                }
                print(out, workload, median(ourRounds), median(localRounds));
            }
        }
    }

    private static Round median(List<Round> rounds) {
        return new Round(
                Median.of(rounds.stream().map(Round::requestsPerSecond).toList()),
                Median.of(rounds.stream().map(Round::cpuMicrosPerRequest).toList()),
                Median.of(rounds.stream().map(Round::bytesPerAnswer).toList()));
    }

    private static void print(PrintStream out, Workload workload, Round ours, Round local) {
        out.printf(
                Locale.ROOT,
                "%-26s %8.0f %8.0f %8.0f %8.0f %9.2f %9.2f %9.0f %9.0f%n",
                workload.name(),
                ours.cpuMicrosPerRequest(),
                ours.requestsPerSecond(),
                local.cpuMicrosPerRequest(),
                local.requestsPerSecond(),
                local.cpuMicrosPerRequest() / ours.cpuMicrosPerRequest(),
                ours.requestsPerSecond() / local.requestsPerSecond(),
                ours.bytesPerAnswer(),
                local.bytesPerAnswer());
    }
}
