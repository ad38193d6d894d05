package dev.extenddb.bench.postgres;

import dev.extenddb.bench.Median;
import dev.extenddb.bench.Options;
import dev.extenddb.bench.auth.BenchmarkUser;
import dev.extenddb.bench.load.ItemText;
import dev.extenddb.bench.load.LoadedServer;
import dev.extenddb.bench.load.Round;
import dev.extenddb.bench.server.ServerCommand;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * The server and pgbench in turn, round by round, on one database with the durability that it comes with. {@code --host NAME --port N
 * --database NAME --user NAME} of a database that is to be filled, {@code --items N --connections N --rounds N --round-ms N --only TEXT
 * --pgbench FILE}.
 */
public final class PostgresBenchmark {

    private static final Duration WARM_UP = Duration.ofSeconds(10);

    private PostgresBenchmark() {}

    /** Runs and prints the table. */
    public static void run(Options options, PrintStream out) throws Exception {
        var target = Target.from(options);
        int items = options.number("items", 10_000);
        int connections = options.number("connections", 32);
        int rounds = options.number("rounds", 3);
        var duration = Duration.ofMillis(options.number("round-ms", 5_000));
        var only = options.text("only", "");
        var pgbench = new PgBench(Path.of(options.text("pgbench", PgBench.find().toString())), target, connections);
        Map<String, String> variables = Map.of(
                "items",
                Integer.toString(items),
                "document",
                ItemText.of("\"p\":{\"S\":\"item-1234\"}", 1, BenchmarkTables.ITEM_BYTES));
        Scripts.prepare(
                target, Map.of("items", Integer.toString(items), "document", "'" + variables.get("document") + "'"));
        out.printf("%d items, %d connections, %d rounds of %s%n", items, connections, rounds, duration);
        out.printf("%-22s %9s %9s %7s %7s %8s%n", "", "ExtendDB", "pgbench", "ratio", "floor", "JVM us");
        try (var server = new LoadedServer(
                command(target),
                connections,
                items,
                BenchmarkUser.requests(),
                sender -> BenchmarkTables.load(sender, items))) {
            List<Contest> contests = Contest.all().stream()
                    .filter(contest -> contest.workload().name().contains(only))
                    .toList();
            for (Contest contest : contests) {
                server.run(contest.workload(), WARM_UP);
            }
            for (Contest contest : contests) {
                var ours = new ArrayList<Round>();
                var theirs = new ArrayList<Double>();
                for (int i = 0; i < rounds; i++) {
                    ours.add(server.run(contest.workload(), duration));
                    theirs.add(pgbench.run(contest.script(), variables, duration));
                }
                print(out, contest, ours, Median.of(theirs));
            }
        }
    }

    private static ServerCommand command(Target target) {
        return ServerCommand.ownProgram(
                "ExtendDB on PostgreSQL",
                BenchmarkServer.class,
                List.of(
                        "--listen",
                        "{port}",
                        "--host",
                        target.host(),
                        "--port",
                        Integer.toString(target.port()),
                        "--database",
                        target.database(),
                        "--user",
                        target.user()));
    }

    private static void print(PrintStream out, Contest contest, List<Round> ours, double theirs) {
        double rate = Median.of(ours.stream().map(Round::requestsPerSecond).toList());
        double cpu = Median.of(ours.stream().map(Round::cpuMicrosPerRequest).toList());
        out.printf(
                Locale.ROOT,
                "%-22s %9.0f %9.0f %7.2f %7.2f %8.0f %s%n",
                contest.workload().name(),
                rate,
                theirs,
                rate / theirs,
                contest.floor(),
                cpu,
                rate / theirs >= contest.floor() ? "" : "below the floor");
    }
}
