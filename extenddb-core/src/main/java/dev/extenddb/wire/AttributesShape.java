package dev.extenddb.wire;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.extenddb.item.AttributeValue;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Optional;

/** A map from attribute names to attribute values. */
public record AttributesShape() implements Shape<Attributes> {

    /** The only one. */
    public static final AttributesShape ATTRIBUTES = new AttributesShape();

    @Override
    public Attributes read(JsonParser in) throws IOException {
        if (in.currentToken() != JsonToken.START_OBJECT) {
            throw SerializationErrors.notContainer(
                    in, "java.util.Map<java.lang.String, com.amazonaws.dynamodb.v20120810.AttributeValue>");
        }
        var values = new LinkedHashMap<String, AttributeValue>();
        Optional<Attributes.Fault> fault = Optional.empty();
        for (String name = in.nextFieldName(); name != null; name = in.nextFieldName()) {
            if (in.nextToken() == JsonToken.VALUE_NULL) {
                continue;
            }
            var reader = new AttributeValueReader(in);
            AttributeValue value = reader.read();
            if (reader.fault().isEmpty()) {
                values.put(name, value);
            } else if (fault.isEmpty()) {
                fault = Optional.of(new Attributes.Fault(name, reader.fault().get()));
            }
        }
        return new Attributes(values, fault);
    }

    @Override
    public Attributes build(Object raw) {
        return (Attributes) raw;
    }
}
