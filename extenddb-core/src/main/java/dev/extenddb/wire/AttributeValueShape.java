package dev.extenddb.wire;

import com.fasterxml.jackson.core.JsonParser;
import dev.extenddb.error.DynamoDbException;
import dev.extenddb.item.AttributeValue;
import java.io.IOException;
import java.util.Optional;

/** One attribute value with its type. */
public record AttributeValueShape() implements Shape<AttributeValue> {

    /** The only one. */
    public static final AttributeValueShape VALUE = new AttributeValueShape();

    private record Raw(AttributeValue value, Optional<String> fault) {}

    @Override
    public Object read(JsonParser in) throws IOException {
        var reader = new AttributeValueReader(in);
        AttributeValue value = reader.read();
        return new Raw(value, reader.fault());
    }

    /**
     * The value.
     *
     * @throws DynamoDbException a {@code ValidationException} if it is no attribute value
     */
    @Override
    public AttributeValue build(Object raw) {
        var read = (Raw) raw;
        read.fault().ifPresent(message -> {
            throw DynamoDbException.validation(message);
        });
        return read.value();
    }
}
