package dev.extenddb.wire;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * A list.
 *
 * @param element the type of its elements
 * @param minLength the fewest elements
 * @param maxLength the most elements
 */
public record ListShape<T>(Shape<T> element, int minLength, int maxLength) implements Shape<List<T>> {

    /** A list of any length. */
    public static <T> ListShape<T> of(Shape<T> element) {
        return new ListShape<>(element, 0, Integer.MAX_VALUE);
    }

    /** A list of a bounded length. */
    public static <T> ListShape<T> of(Shape<T> element, int minLength, int maxLength) {
        return new ListShape<>(element, minLength, maxLength);
    }

    @Override
    public List<Object> read(JsonParser in) throws IOException {
        if (in.currentToken() != JsonToken.START_ARRAY) {
            throw SerializationErrors.notContainer(in, "class java.util.List");
        }
        var elements = new ArrayList<Object>();
        while (in.nextToken() != JsonToken.END_ARRAY) {
            if (in.currentToken() != JsonToken.VALUE_NULL) {
                elements.add(element.readElement(in));
            }
        }
        return elements;
    }

    @Override
    public void check(Object raw, String path, Violations violations) {
        var elements = (List<?>) raw;
        if (elements.size() < minLength) {
            violations.add(
                    Violations.quoted(elements), path, "Member must have length greater than or equal to " + minLength);
        }
        if (elements.size() > maxLength) {
            violations.add(
                    Violations.quoted(elements), path, "Member must have length less than or equal to " + maxLength);
        }
        checkParts(raw, path, violations);
    }

    @Override
    public List<String> unmet(Object raw) {
        int size = ((List<?>) raw).size();
        return size < minLength || size > maxLength ? Violations.lengths(minLength, maxLength) : List.of();
    }

    @Override
    public void checkParts(Object raw, String path, Violations violations) {
        int position = 0;
        for (Object value : (List<?>) raw) {
            position++;
            element.check(value, path + "." + position + ".member", violations);
        }
    }

    @Override
    public List<T> build(Object raw) {
        var built = new ArrayList<T>();
        for (Object value : (List<?>) raw) {
            built.add(element.build(value));
        }
        return Collections.unmodifiableList(built);
    }
}
