package dev.extenddb.wire;

import dev.extenddb.error.DynamoDbException;
import dev.extenddb.item.AttributeValue;
import java.util.Optional;

/**
 * An attribute value as a request gives it. What is wrong with it does not fail the reading, since DynamoDB reports it after other
 * faults of the request.
 *
 * @param value the value, if there is no fault
 * @param fault what DynamoDB says of a value that it does not take
 */
public record GivenValue(AttributeValue value, Optional<DynamoDbException> fault) {

    /**
     * The value.
     *
     * @throws DynamoDbException a {@code ValidationException} if it is no attribute value
     */
    public AttributeValue require() {
        fault.ifPresent(error -> {
            throw error;
        });
        return value;
    }
}
