package dev.extenddb.expression;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/** The words that cannot be attribute names in expressions: "Reserved words in DynamoDB", Developer Guide. */
final class ReservedWords {

    private static final Set<String> WORDS = load();

    private ReservedWords() {}

    /** Whether the word is reserved, in whatever case it is written. */
    static boolean contains(String word) {
        return WORDS.contains(word.toUpperCase(Locale.ROOT));
    }

    /** How many words are reserved. */
    static int count() {
        return WORDS.size();
    }

    private static Set<String> load() {
        try (InputStream input = ReservedWords.class.getResourceAsStream("reserved-words.txt")) {
            return new String(input.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .collect(Collectors.toUnmodifiableSet());
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read the list of reserved words", e);
        }
    }
}
