package dev.extenddb.expression;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** A text file of test cases: lines of a key, a colon and a text. Blank lines and lines that begin with {@code //} say nothing. */
final class CaseFile {

    private CaseFile() {}

    static List<Line> lines(String name) {
        List<Line> lines = new ArrayList<>();
        int number = 0;
        for (String text : read(name).lines().toList()) {
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

    private static String read(String name) {
        try (InputStream input = CaseFile.class.getResourceAsStream(name)) {
            return new String(input.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    record Line(int number, String key, String text) {}
}
