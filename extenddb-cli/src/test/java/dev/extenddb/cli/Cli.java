package dev.extenddb.cli;

import dev.extenddb.cli.logging.Logging;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * What a command has done, run within this process.
 *
 * @param exitCode the exit code
 * @param out what it said
 * @param err what it said on the error stream
 */
record Cli(int exitCode, String out, String err) {

    /** Runs a command. */
    static Cli run(Map<String, String> environment, String... arguments) {
        var out = new StringWriter();
        var err = new StringWriter();
        int exitCode = Main.commandLine(environment, Logging.ofProcess())
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(err, true))
                .execute(arguments);
        return new Cli(exitCode, out.toString(), err.toString());
    }

    /** Runs a command that has to succeed, without a word on the error stream. */
    static String ok(Map<String, String> environment, String... arguments) {
        Cli done = run(environment, arguments);
        if (done.exitCode() != 0 || !done.err().isEmpty()) {
            throw new AssertionError(String.join(" ", arguments) + ": " + done);
        }
        return done.out();
    }

    /** Runs a command that has to fail, and returns the one line that says why. */
    static String failure(Map<String, String> environment, String... arguments) {
        Cli done = run(environment, arguments);
        if (done.exitCode() == 0 || done.err().lines().count() != 1) {
            throw new AssertionError(String.join(" ", arguments) + ": " + done);
        }
        return done.err().strip();
    }

    /** Some arguments followed by others. */
    static String[] join(List<String> first, String... more) {
        var all = new ArrayList<>(first);
        all.addAll(List.of(more));
        return all.toArray(String[]::new);
    }
}
