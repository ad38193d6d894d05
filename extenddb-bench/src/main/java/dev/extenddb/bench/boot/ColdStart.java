package dev.extenddb.bench.boot;

import dev.extenddb.bench.Median;
import dev.extenddb.bench.Options;
import dev.extenddb.bench.server.ServerCommand;
import dev.extenddb.bench.server.ServerProcess;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Locale;

/** From the start of a process to its first answered ListTables, both servers in turn: {@code --jar FILE --rounds N}. */
public final class ColdStart {

    private ColdStart() {}

    /** Runs and prints the table. */
    public static void run(Options options, PrintStream out) {
        var rounds = options.number("rounds", 7);
        var jar =
                Path.of(options.text("jar", "extenddb-cli/target/extenddb.jar")).toAbsolutePath();
        var ours = new ArrayList<Double>();
        var local = new ArrayList<Double>();
        for (var i = 0; i < rounds; i++) {
            ours.add(millisToFirstAnswer(ServerCommand.extendDb(jar)));
            local.add(millisToFirstAnswer(ServerCommand.dynamoDbLocal()));
        }
        out.printf("cold start to the first answer, median of %d, ms%n", rounds);
        out.printf(Locale.ROOT, "  ExtendDB       %8.0f%n", Median.of(ours));
        out.printf(Locale.ROOT, "  DynamoDB Local %8.0f%n", Median.of(local));
        out.printf(Locale.ROOT, "  ratio          %8.2f%n", Median.of(local) / Median.of(ours));
    }

    private static double millisToFirstAnswer(ServerCommand command) {
        try (var server = ServerProcess.start(command)) {
            return server.awaitFirstAnswer().toNanos() / 1e6;
        }
    }
}
