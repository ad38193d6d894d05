package dev.extenddb.fuzz;

import dev.extenddb.bench.Options;
import dev.extenddb.bench.boot.EmbeddedExtendDb;
import java.io.IOException;
import java.io.PrintStream;

/** Sends mutated requests by hand: {@code --requests N --seed S}. */
public final class Fuzz {

    private Fuzz() {}

    /** Runs and prints what came of it. */
    public static void run(Options options, PrintStream out) throws IOException {
        try (var server = new EmbeddedExtendDb()) {
            var result = FuzzRun.run(server.start(), options.number("requests", 200_000), options.number("seed", 1));
            result.failures().forEach(out::println);
            out.println("answers by HTTP status: " + result.statuses());
            out.println("megabytes in use after each round: " + result.usedMegabytes());
            out.println("failures: " + result.failures().size());
        }
    }
}
