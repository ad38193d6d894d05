package dev.extenddb.wire;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;

/**
 * A whole number. A fraction is cut off, as DynamoDB does.
 *
 * @param javaType the type that messages name: {@code Integer} or {@code Long}
 * @param min the smallest value
 * @param max the largest value
 */
public record NumberShape(String javaType, long min, long max) implements Shape<Long> {

    /** A 32-bit number of at least {@code min}. */
    public static NumberShape integer(long min) {
        return new NumberShape("Integer", min, Long.MAX_VALUE);
    }

    /** A 32-bit number within bounds. */
    public static NumberShape integer(long min, long max) {
        return new NumberShape("Integer", min, max);
    }

    /** A 64-bit number of at least {@code min}. */
    public static NumberShape longInteger(long min) {
        return new NumberShape("Long", min, Long.MAX_VALUE);
    }

    @Override
    public Long read(JsonParser in) throws IOException {
        JsonToken token = in.currentToken();
        if (token != JsonToken.VALUE_NUMBER_INT && token != JsonToken.VALUE_NUMBER_FLOAT) {
            throw SerializationErrors.notScalar(in, javaType);
        }
        // The decimal of a few characters, such as 1e999999999, may have more digits than there is memory.
        return token == JsonToken.VALUE_NUMBER_FLOAT
                ? (long) in.getDoubleValue()
                : in.getBigIntegerValue().longValue();
    }

    @Override
    public void check(Object raw, String path, Violations violations) {
        long value = (Long) raw;
        if (value < min) {
            violations.add(Violations.quoted(value), path, "Member must have value greater than or equal to " + min);
        }
        if (value > max) {
            violations.add(Violations.quoted(value), path, "Member must have value less than or equal to " + max);
        }
    }

    @Override
    public Long build(Object raw) {
        return (Long) raw;
    }
}
