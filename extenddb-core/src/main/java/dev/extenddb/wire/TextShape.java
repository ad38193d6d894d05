package dev.extenddb.wire;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A string.
 *
 * @param minLength the fewest characters
 * @param maxLength the most characters
 * @param pattern what the whole string must match
 */
public record TextShape(int minLength, int maxLength, Optional<Pattern> pattern) implements Shape<String> {

    /** Any string. */
    public static final TextShape ANY = new TextShape(0, Integer.MAX_VALUE, Optional.empty());

    private static final String PATTERN = "Member must satisfy regular expression pattern: ";

    /** A string of a bounded number of characters. */
    public static TextShape ofLength(int minLength, int maxLength) {
        return new TextShape(minLength, maxLength, Optional.empty());
    }

    /** The same, matching a regular expression as a whole. */
    public TextShape matching(String regex) {
        return new TextShape(minLength, maxLength, Optional.of(Pattern.compile(regex)));
    }

    @Override
    public String read(JsonParser in) throws IOException {
        if (in.currentToken() != JsonToken.VALUE_STRING) {
            throw SerializationErrors.notScalar(in, "String");
        }
        return in.getText();
    }

    @Override
    public void check(Object raw, String path, Violations violations) {
        var text = (String) raw;
        if (pattern.isPresent() && !pattern.get().matcher(text).matches()) {
            violations.add(Violations.quoted(text), path, PATTERN + pattern.get());
        }
        if (text.length() < minLength) {
            violations.add(
                    Violations.quoted(text), path, "Member must have length greater than or equal to " + minLength);
        }
        if (text.length() > maxLength) {
            violations.add(Violations.quoted(text), path, "Member must have length less than or equal to " + maxLength);
        }
    }

    @Override
    public List<String> unmet(Object raw) {
        var text = (String) raw;
        if (text.length() >= minLength
                && text.length() <= maxLength
                && pattern.map(p -> p.matcher(text).matches()).orElse(true)) {
            return List.of();
        }
        var constraints = new ArrayList<>(Violations.lengths(minLength, maxLength));
        pattern.ifPresent(p -> constraints.add(PATTERN + p));
        return constraints;
    }

    @Override
    public void checkParts(Object raw, String path, Violations violations) {
        // A text has no parts.
    }

    @Override
    public String build(Object raw) {
        return (String) raw;
    }
}
