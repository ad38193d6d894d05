package dev.extenddb.wire;

import com.fasterxml.jackson.core.JsonParser;
import java.io.IOException;

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

    /** Turns what was read into the value. */
    T build(Object raw);
}
