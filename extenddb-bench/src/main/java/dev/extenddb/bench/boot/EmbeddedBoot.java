package dev.extenddb.bench.boot;

import dev.extenddb.bench.Median;
import dev.extenddb.bench.Options;
import dev.extenddb.bench.server.DynamoDbLocalLibrary;
import dev.extenddb.bench.server.JavaCommand;
import java.io.File;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** Embedded boots in fresh JVMs, both servers in turn: {@code --rounds N --boots N}. */
public final class EmbeddedBoot {

    private EmbeddedBoot() {}

    /** Runs and prints the table. */
    public static void run(Options options, PrintStream out) throws IOException {
        for (var goal : BootGoal.values()) {
            measure(goal, options.number("rounds", 3), options.number("boots", 50), out);
        }
    }

    private static void measure(BootGoal goal, int rounds, int boots, PrintStream out) throws IOException {
        var scopes = new Boots(new ArrayList<>(), new ArrayList<>());
        var ours = new Boots(new ArrayList<>(), new ArrayList<>());
        var local = new Boots(new ArrayList<>(), new ArrayList<>());
        var sdk = new Boots(new ArrayList<>(), new ArrayList<>());
        for (var i = 0; i < rounds; i++) {
            scopes.add(millis("scopes", goal, ScopeCase.SCOPES));
            ours.add(millis("extenddb", goal, boots));
            local.add(millis("local", goal, boots));
            sdk.add(millis("sdk", goal, boots));
        }
        out.printf("embedded boot to %s; median of %d JVMs, ms and ratio%n", goal.description(), rounds);
        out.printf("  %-24s %8s %8s %8s %8s%n", "", "first", "", "later", "");
        print(out, "DynamoDB Local", local, local);
        print(out, "ExtendDB, HTTP server", ours, local);
        print(out, "ExtendDB, @DynamoDbTest", scopes, local);
        print(out, "the SDK alone", sdk, local);
    }

    private static void print(PrintStream out, String name, Boots boots, Boots local) {
        out.printf(
                Locale.ROOT,
                "  %-24s %8.0f %7.1fx %8.1f %7.1fx%n",
                name,
                Median.of(boots.first()),
                Median.of(local.first()) / Median.of(boots.first()),
                Median.of(boots.later()),
                Median.of(local.later()) / Median.of(boots.later()));
    }

    private static List<Double> millis(String kind, BootGoal goal, int boots) throws IOException {
        var lib = DynamoDbLocalLibrary.folder();
        var ourPath = System.getProperty("java.class.path");
        var classPath = "local".equals(kind) ? ourPath + File.pathSeparator + lib + File.separator + "*" : ourPath;
        var process = new ProcessBuilder(
                        JavaCommand.path(),
                        "-Dsqlite4java.library.path=" + lib,
                        "-cp",
                        classPath,
                        EmbeddedBootChild.class.getName(),
                        kind,
                        goal.name(),
                        Integer.toString(boots))
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        var output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return output.lines()
                .filter(line -> line.startsWith("boots "))
                .findFirst()
                .map(line -> Arrays.stream(line.substring(6).split(" "))
                        .map(Double::valueOf)
                        .toList())
                .orElseThrow(() -> new IllegalStateException("no measurement of " + kind + ": " + output));
    }

    /** Milliseconds of first boots and of all others. */
    private record Boots(List<Double> first, List<Double> later) {
        void add(List<Double> boots) {
            first.add(boots.get(0));
            later.addAll(boots.subList(1, boots.size()));
        }
    }
}
