package dev.extenddb.wire;

import com.fasterxml.jackson.core.JsonParser;
import java.io.IOException;
import java.util.List;

/**
 * The type of a member. Stateless and thread-safe.
 *
 * @param <T> what the member's value becomes
 */
public interface Shape<T> {

    /**
     * Reads the value at which the parser stands, to its end. The value is not JSON's null.
     *
     * @return the value in the form that {@link #check} and {@link #build} take
     * @throws dev.extenddb.error.DynamoDbException a {@code SerializationException} if the JSON is of another type
     */
    Object read(JsonParser in) throws IOException;

    /** Reads an element of a list or map like {@link #read}; only messages about JSON of another type may differ. */
    default Object readElement(JsonParser in) throws IOException {
        return read(in);
    }

    /**
     * Notes the constraints of the model that the value breaks.
     *
     * @param path where the value stands, in the form of DynamoDB's messages
     */
    default void check(Object raw, String path, Violations violations) {}

    /**
     * The constraints on a value as a whole, in DynamoDB's words, if it breaks one of them; none if it breaks none. A map reports them, all
     * in one, of its names and values.
     */
    default List<String> unmet(Object raw) {
        return List.of();
    }

    /** Notes the constraints that parts of the value break: those of {@link #check} that are not of the value as a whole. */
    default void checkParts(Object raw, String path, Violations violations) {
        check(raw, path, violations);
    }

    /** Turns what was read into the value. */
    T build(Object raw);
}
