package dev.extenddb.testing;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** A text file of test data. Blank lines and lines that begin with {@code //} say nothing. */
public final class ResourceText {

    private ResourceText() {}

    /** The lines of a file that lies beside a class. */
    public static List<String> lines(Class<?> beside, String name) {
        try (InputStream input = beside.getResourceAsStream(name)) {
            return new String(input.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("//"))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
