package dev.extenddb.bench.companion;

import dev.extenddb.emulator.EmulatorSettings;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.function.IntConsumer;

/** What a fresh JVM measures of one contender: each figure on a line, with its name in front. */
public final class CompanionChild {

    private static final int SUITE_TESTS = 50;
    private static final int SCOPES = 1000;

    private final PrintStream out;
    private final long millis;

    private CompanionChild(PrintStream out, long millis) {
        this.out = out;
        this.millis = millis;
    }

    /**
     * Measures and ends the process.
     *
     * @param arguments the {@link Kind}, and how many milliseconds each operation is measured
     */
    public static void main(String[] arguments) throws Exception {
        var out = new PrintStream(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8);
        var child = new CompanionChild(out, Long.parseLong(arguments[1]));
        child.measure(Kind.valueOf(arguments[0]));
        System.exit(0);
    }

    private void measure(Kind kind) throws Exception {
        long began = System.nanoTime();
        try (Contender contender = kind.start()) {
            test(contender, 0);
            print(Figure.FIRST_TEST, millisSince(began));
            long second = System.nanoTime();
            for (int i = 1; i < SUITE_TESTS; i++) {
                test(contender, i);
            }
            print(Figure.LATER_TEST, millisSince(second) / (SUITE_TESTS - 1));
            print(Figure.SUITE, millisSince(began));
            operations(contender);
            if (contender instanceof EmulatorContender emulator) {
                library(emulator);
                scopes(emulator);
            }
        }
    }

    /** As a test with its own table does; where the tables are all tests', it takes its own away. */
    private static void test(Contender contender, int number) {
        boolean shared = contender.sharesTables();
        var calls = new Calls(contender.client(), shared ? "table-" + number : "table");
        calls.useTable();
        if (shared) {
            calls.deleteTable();
        }
    }

    private void operations(Contender contender) {
        var calls = new Calls(contender.client(), "operations");
        calls.createTable();
        fill(calls::put);
        print(Figure.PUTS, aSecond(calls::put));
        print(Figure.GETS, aSecond(calls::get));
    }

    private void library(EmulatorContender contender) {
        var calls = new LibraryCalls(contender.emulator());
        fill(calls::put);
        print(Figure.LIBRARY_PUTS, aSecond(calls::put));
        print(Figure.LIBRARY_GETS, aSecond(calls::get));
    }

    private static void fill(IntConsumer put) {
        for (int i = 0; i < Calls.KEYS; i++) {
            put.accept(i);
        }
    }

    /** The second half is measured, the first warms up. */
    private double aSecond(IntConsumer operation) {
        double unused = rate(operation);
        return rate(operation);
    }

    private double rate(IntConsumer operation) {
        long began = System.nanoTime();
        int done = 0;
        while (millisSince(began) < millis) {
            for (int i = 0; i < 100; i++) {
                operation.accept(done++);
            }
        }
        return done / millisSince(began) * 1000;
    }

    private void scopes(EmulatorContender contender) {
        for (int round = 0; round < 2; round++) {
            long began = System.nanoTime();
            for (int i = 0; i < SCOPES; i++) {
                contender.engine().newEmulator(EmulatorSettings.DEFAULTS).close();
            }
            if (round == 1) {
                print(Figure.EMPTY_SCOPE, millisSince(began) / SCOPES);
            }
        }
    }

    private static double millisSince(long nanoTime) {
        return (System.nanoTime() - nanoTime) / 1e6;
    }

    private void print(Figure figure, double value) {
        out.println("figure " + figure.name() + " " + value);
    }
}
