package dev.extenddb.table;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.extenddb.item.AttributeType;
import dev.extenddb.wire.EnumShape;
import dev.extenddb.wire.JsonOutput;
import dev.extenddb.wire.ListShape;
import dev.extenddb.wire.Member;
import dev.extenddb.wire.Structure;
import dev.extenddb.wire.TextShape;
import java.io.IOException;

/** The type of an attribute that is part of a key. */
public record AttributeDefinition(String attributeName, AttributeType attributeType) implements JsonOutput {

    private static final Member<String> NAME = Member.required("AttributeName", TextShape.ofLength(1, 255));
    private static final Member<AttributeType> TYPE =
            Member.required("AttributeType", EnumShape.of(AttributeType.B, AttributeType.N, AttributeType.S));

    /** Definitions as a request gives them. */
    public static final ListShape<AttributeDefinition> LIST = ListShape.of(
            Structure.of("AttributeDefinition", in -> new AttributeDefinition(in.get(NAME), in.get(TYPE)), TYPE, NAME));

    @Override
    public void write(JsonGenerator json) throws IOException {
        json.writeStartObject();
        json.writeStringField("AttributeName", attributeName);
        json.writeStringField("AttributeType", attributeType.name());
        json.writeEndObject();
    }
}
