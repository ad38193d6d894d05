package dev.extenddb.wire;

import com.fasterxml.jackson.core.JsonParser;
import dev.extenddb.item.AttributeValue;
import java.io.IOException;

/** One attribute value with its type. */
public record AttributeValueShape() implements Shape<AttributeValue> {

    /** The only one. */
    public static final AttributeValueShape VALUE = new AttributeValueShape();

    @Override
    public Object read(JsonParser in) throws IOException {
        return GivenValueShape.VALUE.readElement(in);
    }

    /**
     * The value.
     *
     * @throws dev.extenddb.error.DynamoDbException a {@code ValidationException} if it is no attribute value
     */
    @Override
    public AttributeValue build(Object raw) {
        return ((GivenValue) raw).require();
    }
}
