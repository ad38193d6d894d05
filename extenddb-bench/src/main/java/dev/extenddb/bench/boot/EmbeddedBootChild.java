package dev.extenddb.bench.boot;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.stream.Collectors;

/** What a fresh JVM measures: tests that follow each other in JUnit, each up to a goal. */
public final class EmbeddedBootChild {

    private EmbeddedBootChild() {}

    /**
     * Prints the milliseconds of each test on a line.
     *
     * @param arguments the {@link BootKind} and the {@link BootGoal}
     */
    public static void main(String[] arguments) {
        var out = new PrintStream(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8);
        var millis = ScopeTimes.measure(BootKind.valueOf(arguments[0]), BootGoal.valueOf(arguments[1]));
        out.println("boots " + millis.stream().map(Object::toString).collect(Collectors.joining(" ")));
        System.exit(0);
    }
}
