package dev.extenddb.storage.postgres;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Programs that are run to their end. */
final class Commands {

    private Commands() {}

    /** Runs a program, which must succeed. */
    static void run(String... words) {
        try {
            Process process =
                    new ProcessBuilder(words).redirectErrorStream(true).start();
            var output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (process.waitFor() != 0) {
                throw new IllegalStateException(String.join(" ", words) + " failed: " + output);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }

    /** A command line under which PostgreSQL's programs agree to run: they refuse to be run by root. */
    static List<String> unprivileged(List<String> words) {
        if (!System.getProperty("user.name").equals("root")) {
            return words;
        }
        var all = new ArrayList<String>(List.of("unshare", "-U"));
        all.addAll(words);
        return all;
    }
}
