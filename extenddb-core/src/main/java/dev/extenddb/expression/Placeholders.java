package dev.extenddb.expression;

import dev.extenddb.error.DynamoDbException;
import dev.extenddb.item.AttributeValue;
import java.util.Collection;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The ExpressionAttributeNames and ExpressionAttributeValues of one request. It remembers which were used, so that those that were not
 * can be refused when all expressions of the request are bound. Not thread-safe; one for each request.
 */
public final class Placeholders {

    private final Map<String, String> names;
    private final Map<String, AttributeValue> values;
    private final Set<String> used = new HashSet<>();

    /**
     * The placeholders of a request, each with its {@code #} or {@code :}; the maps are empty when the request has none.
     *
     * @throws DynamoDbException if a placeholder is not {@code #} or {@code :} and then letters, digits and underscores
     */
    public Placeholders(Map<String, String> names, Map<String, AttributeValue> values) {
        requireWellFormed("ExpressionAttributeNames", '#', names.keySet());
        requireWellFormed("ExpressionAttributeValues", ':', values.keySet());
        this.names = names;
        this.values = values;
    }

    /** No placeholders at all. */
    public static Placeholders none() {
        return new Placeholders(Map.of(), Map.of());
    }

    /**
     * Refuses the request if it has placeholders that no expression used.
     *
     * @throws DynamoDbException if there are such placeholders; it names them all
     */
    public void requireAllUsed() {
        requireAllUsed("ExpressionAttributeNames", names.keySet());
        requireAllUsed("ExpressionAttributeValues", values.keySet());
    }

    /** What a placeholder for a name stands for; it counts as used from now on. */
    Optional<String> name(String placeholder) {
        used.add(placeholder);
        return Optional.ofNullable(names.get(placeholder));
    }

    /** What a placeholder for a value stands for; it counts as used from now on. */
    Optional<AttributeValue> value(String placeholder) {
        used.add(placeholder);
        return Optional.ofNullable(values.get(placeholder));
    }

    private void requireAllUsed(String parameter, Collection<String> placeholders) {
        if (!used.containsAll(placeholders)) {
            String unused = placeholders.stream()
                    .filter(placeholder -> !used.contains(placeholder))
                    .collect(Collectors.joining(", ", "{", "}"));
            throw DynamoDbException.validation(
                    "Value provided in " + parameter + " unused in expressions: keys: " + unused);
        }
    }

    private static void requireWellFormed(String parameter, char sign, Collection<String> placeholders) {
        for (String placeholder : placeholders) {
            if (!isWellFormed(sign, placeholder)) {
                throw DynamoDbException.validation(
                        parameter + " contains invalid key: Syntax error; key: \"" + placeholder + "\"");
            }
        }
    }

    private static boolean isWellFormed(char sign, String placeholder) {
        return placeholder.length() > 1
                && placeholder.charAt(0) == sign
                && placeholder.chars().skip(1).allMatch(c -> Lexer.isWordPart((char) c));
    }
}
