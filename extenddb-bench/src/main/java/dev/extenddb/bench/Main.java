package dev.extenddb.bench;

import dev.extenddb.bench.auth.AuthBenchmark;
import dev.extenddb.bench.boot.ColdStart;
import dev.extenddb.bench.boot.EmbeddedBoot;
import dev.extenddb.bench.load.LoadBenchmark;
import dev.extenddb.bench.postgres.PostgresBenchmark;
import dev.extenddb.differential.HuntDifferences;
import dev.extenddb.fuzz.Fuzz;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** The jar's command line: which benchmark, then its options. */
public final class Main {

    private static final String USAGE =
            "usage: cold-start | embedded-boot | load | auth | postgres | differences | fuzz, then --option value ...";

    private Main() {}

    /** Runs what the first argument names. */
    public static void main(String[] arguments) throws Exception {
        var out = new PrintStream(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8);
        var options = new Options(Arrays.stream(arguments).skip(1).toArray(String[]::new));
        switch (arguments.length == 0 ? "" : arguments[0]) {
            case "cold-start" -> ColdStart.run(options, out);
            case "embedded-boot" -> EmbeddedBoot.run(options, out);
            case "load" -> LoadBenchmark.run(options, out);
            case "auth" -> AuthBenchmark.run(options, out);
            case "postgres" -> PostgresBenchmark.run(options, out);
            case "differences" -> HuntDifferences.run(options, out);
            case "fuzz" -> Fuzz.run(options, out);
            default -> {
                out.println(USAGE);
                System.exit(2);
            }
        }
    }
}
