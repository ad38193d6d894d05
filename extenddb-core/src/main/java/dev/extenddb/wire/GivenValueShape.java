package dev.extenddb.wire;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;

/** One attribute value with its type, whose faults are reported when it is asked for. */
public record GivenValueShape() implements Shape<GivenValue> {

    /** The only one. */
    public static final GivenValueShape VALUE = new GivenValueShape();

    @Override
    public GivenValue read(JsonParser in) throws IOException {
        if (in.currentToken() != JsonToken.START_OBJECT) {
            throw SerializationErrors.notContainer(in, "class com.amazonaws.dynamodb.v20120810.AttributeValue");
        }
        return readElement(in);
    }

    @Override
    public GivenValue readElement(JsonParser in) throws IOException {
        var reader = new AttributeValueReader(in);
        var value = reader.read();
        return new GivenValue(value, reader.fault());
    }

    @Override
    public GivenValue build(Object raw) {
        return (GivenValue) raw;
    }
}
