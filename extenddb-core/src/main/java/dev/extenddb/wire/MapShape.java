package dev.extenddb.wire;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.extenddb.error.Wording;
import java.io.IOException;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;

/**
 * A map from names to values of one type, in the order given. What its names must be is told in the older wording, whatever its member's.
 *
 * @param name the type of its names
 * @param value the type of its values
 * @param valueType the name of that type in DynamoDB's implementation, for messages
 * @param minLength the fewest entries
 * @param maxLength the most entries
 */
public record MapShape<T>(Shape<String> name, Shape<T> value, String valueType, int minLength, int maxLength)
        implements Shape<Map<String, T>> {

    /** A map of any size. */
    public static <T> MapShape<T> of(Shape<T> value, String valueType) {
        return new MapShape<>(TextShape.ANY, value, valueType, 0, Integer.MAX_VALUE);
    }

    /** A map of a bounded number of entries, whose names must keep to a shape. */
    public static <T> MapShape<T> of(
            Shape<String> name, Shape<T> value, String valueType, int minLength, int maxLength) {
        return new MapShape<>(name, value, valueType, minLength, maxLength);
    }

    @Override
    public Map<String, Object> read(JsonParser in) throws IOException {
        if (in.currentToken() != JsonToken.START_OBJECT) {
            throw SerializationErrors.notContainer(in, "java.util.Map<java.lang.String, " + valueType + ">");
        }
        var entries = new LinkedHashMap<String, Object>();
        for (String key = in.nextFieldName(); key != null; key = in.nextFieldName()) {
            if (in.nextToken() != JsonToken.VALUE_NULL) {
                entries.put(key, value.readElement(in));
            }
        }
        return entries;
    }

    @Override
    public void check(Object raw, String path, Violations violations) {
        var entries = (Map<?, ?>) raw;
        if (entries.size() < minLength) {
            violations.add(
                    Violations.quoted(entries), path, "Member must have length greater than or equal to " + minLength);
        }
        if (entries.size() > maxLength) {
            violations.add(
                    Violations.quoted(entries), path, "Member must have length less than or equal to " + maxLength);
        }
        checkNames(entries, path, violations);
        if (violations.sumsUpMaps()) {
            requireEach("Map value", value, entries.values(), entries::toString, path, violations);
            entries.forEach((key, element) -> value.checkParts(element, path + "." + key + ".member", violations));
        } else {
            entries.forEach((key, element) -> value.check(element, path + "." + key + ".member", violations));
        }
    }

    /** In a member of the older wording, names give way to whatever else is wrong. */
    private void checkNames(Map<?, ?> entries, String path, Violations violations) {
        Violations ofNames = violations.in(Wording.OLDER);
        if (ofNames != violations) {
            requireEach(
                    "Map keys", name, entries.keySet(), () -> RequestText.of(entries), ofNames.named(path), ofNames);
        } else if (violations.isEmpty()) {
            requireEach("Map keys", name, entries.keySet(), entries::toString, path, violations);
        }
    }

    /** Notes the first of several names or values that breaks a constraint on it as a whole. */
    private static void requireEach(
            String what,
            Shape<?> shape,
            Collection<?> all,
            Supplier<String> shown,
            String path,
            Violations violations) {
        all.stream()
                .map(shape::unmet)
                .filter(unmet -> !unmet.isEmpty())
                .findFirst()
                .ifPresent(unmet -> violations.add(
                        Violations.quoted(shown.get()), path, what + " must satisfy constraint: " + unmet));
    }

    @Override
    public Map<String, T> build(Object raw) {
        var built = new LinkedHashMap<String, T>();
        ((Map<?, ?>) raw).forEach((key, element) -> built.put((String) key, value.build(element)));
        return built;
    }
}
