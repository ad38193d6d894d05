package dev.extenddb.wire;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A map from names to values of one type, in the order given.
 *
 * @param value the type of its values
 * @param valueType the name of that type in DynamoDB's implementation, for messages
 * @param minLength the fewest entries
 * @param maxLength the most entries
 */
public record MapShape<T>(Shape<T> value, String valueType, int minLength, int maxLength)
        implements Shape<Map<String, T>> {

    /** A map of any size. */
    public static <T> MapShape<T> of(Shape<T> value, String valueType) {
        return new MapShape<>(value, valueType, 0, Integer.MAX_VALUE);
    }

    /** A map of a bounded number of entries. */
    public static <T> MapShape<T> of(Shape<T> value, String valueType, int minLength, int maxLength) {
        return new MapShape<>(value, valueType, minLength, maxLength);
    }

    @Override
    public Map<String, Object> read(JsonParser in) throws IOException {
        if (in.currentToken() != JsonToken.START_OBJECT) {
            throw SerializationErrors.notContainer(in, "java.util.Map<java.lang.String, " + valueType + ">");
        }
        var entries = new LinkedHashMap<String, Object>();
        for (String name = in.nextFieldName(); name != null; name = in.nextFieldName()) {
            if (in.nextToken() != JsonToken.VALUE_NULL) {
                entries.put(name, value.readElement(in));
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
        entries.forEach((name, element) -> value.check(element, path + "." + name + ".member", violations));
    }

    @Override
    public Map<String, T> build(Object raw) {
        var built = new LinkedHashMap<String, T>();
        ((Map<?, ?>) raw).forEach((name, element) -> built.put((String) name, value.build(element)));
        return built;
    }
}
