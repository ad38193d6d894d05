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
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Tests with a DynamoDB of their own in fresh JVMs, all kinds in turn: {@code --rounds N}. All run in JUnit, and each test's time has its
 * begin and end in it.
 */
public final class EmbeddedBoot {

    private EmbeddedBoot() {}

    /** Runs and prints the table. */
    public static void run(Options options, PrintStream out) throws IOException {
        for (var goal : BootGoal.values()) {
            measure(goal, options.number("rounds", 3), out);
        }
    }

    private static void measure(BootGoal goal, int rounds, PrintStream out) throws IOException {
        Map<BootKind, Boots> measured = new EnumMap<>(BootKind.class);
        for (var i = 0; i < rounds; i++) {
            for (var kind : BootKind.values()) {
                measured.computeIfAbsent(kind, unused -> new Boots(new ArrayList<>(), new ArrayList<>()))
                        .add(millis(kind, goal));
            }
        }
        out.printf("a test with %s; medians of %d JVMs, ms and ratio%n", goal.description(), rounds);
        out.printf("  %-24s %8s %8s %8s %8s%n", "", "first", "", "later", "");
        measured.forEach((kind, boots) -> print(out, kind.words(), boots, measured.get(BootKind.LOCAL)));
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

    private static List<Double> millis(BootKind kind, BootGoal goal) throws IOException {
        var lib = DynamoDbLocalLibrary.folder();
        var ourPath = System.getProperty("java.class.path");
        var classPath = kind == BootKind.LOCAL ? ourPath + File.pathSeparator + lib + File.separator + "*" : ourPath;
        var process = new ProcessBuilder(
                        JavaCommand.path(),
                        "-Dsqlite4java.library.path=" + lib,
                        "-cp",
                        classPath,
                        EmbeddedBootChild.class.getName(),
                        kind.name(),
                        goal.name())
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
