package dev.extenddb.testing;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** A text file of test cases: lines of a key, a colon and a text. Blank lines and lines that begin with {@code //} say nothing. */
public final class CaseFile {

    private CaseFile() {}

    /** The lines of a file that lies beside a class. */
    public static List<Line> lines(Class<?> beside, String name) {
        List<Line> lines = new ArrayList<>();
        int number = 0;
        for (String text : read(beside, name).lines().toList()) {
            number++;
            if (!text.isBlank() && !text.startsWith("//")) {
                int colon = text.indexOf(':');
                lines.add(new Line(
                        number,
                        text.substring(0, colon).strip(),
                        text.substring(colon + 1).strip()));
            }
        }
        return lines;
    }

    private static String read(Class<?> beside, String name) {
        try (InputStream input = beside.getResourceAsStream(name)) {
            return new String(input.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A line that says something, with its number from 1. */
    public record Line(int number, String key, String text) {}
}
