package dev.extenddb.bench.companion;

import dev.extenddb.bench.Median;
import dev.extenddb.bench.Options;
import dev.extenddb.bench.server.DynamoDbLocalLibrary;
import dev.extenddb.bench.server.JavaCommand;
import java.io.File;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** All contenders in fresh JVMs in turn, and how many times as good as each of DynamoDB Local's ExtendDB is: {@code --rounds N --millis N}. */
public final class CompanionBenchmark {

    private final Map<Kind, Map<Figure, List<Double>>> measured = new EnumMap<>(Kind.class);

    private CompanionBenchmark() {}

    /** Runs and prints the table. */
    public static void run(Options options, PrintStream out) throws IOException {
        var benchmark = new CompanionBenchmark();
        int rounds = options.number("rounds", 5);
        for (int i = 0; i < rounds; i++) {
            for (Kind kind : Kind.values()) {
                benchmark.measure(kind, options.number("millis", 3000));
            }
        }
        out.printf("the test companion, medians of %d JVMs; goals are ratios to DynamoDB Local%n", rounds);
        for (Figure figure : Figure.values()) {
            benchmark.print(figure, out);
        }
    }

    private void measure(Kind kind, int millis) throws IOException {
        var lib = DynamoDbLocalLibrary.folder();
        var ourPath = System.getProperty("java.class.path");
        var classPath = kind.isLocal() ? ourPath + File.pathSeparator + lib + File.separator + "*" : ourPath;
        var process = new ProcessBuilder(
                        JavaCommand.path(),
                        "-Dsqlite4java.library.path=" + lib,
                        "-cp",
                        classPath,
                        CompanionChild.class.getName(),
                        kind.name(),
                        Integer.toString(millis))
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        var output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        var figures = output.lines().filter(line -> line.startsWith("figure ")).toList();
        if (figures.isEmpty()) {
            throw new IllegalStateException("no measurement of " + kind + ": " + output);
        }
        figures.forEach(line -> note(kind, line.split(" ", 3)));
    }

    private void note(Kind kind, String[] line) {
        measured.computeIfAbsent(kind, unused -> new EnumMap<>(Figure.class))
                .computeIfAbsent(Figure.valueOf(line[1]), unused -> new ArrayList<>())
                .add(Double.valueOf(line[2]));
    }

    private void print(Figure figure, PrintStream out) {
        double ours = Median.of(measured.get(Kind.EXTENDDB).get(figure));
        out.printf(Locale.ROOT, "%s%n", figure.words());
        out.printf(Locale.ROOT, "  %-40s %12.3f%n", Kind.EXTENDDB.words(), ours);
        if (measured.get(Kind.SDK_ALONE).containsKey(figure)) {
            double least = Median.of(measured.get(Kind.SDK_ALONE).get(figure));
            out.printf(Locale.ROOT, "  %-40s %12.3f%n", Kind.SDK_ALONE.words(), least);
        }
        for (Kind kind : Kind.values()) {
            if (kind.isLocal() && measured.get(kind).containsKey(figure.rival())) {
                double theirs = Median.of(measured.get(kind).get(figure.rival()));
                out.printf(
                        Locale.ROOT,
                        "  %-40s %12.3f %8.1fx, goal %.1fx%n",
                        kind.words(),
                        theirs,
                        figure.ratio(ours, theirs),
                        figure.goal());
            }
        }
    }
}
