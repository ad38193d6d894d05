package dev.extenddb.table;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.extenddb.wire.EnumShape;
import dev.extenddb.wire.JsonOutput;
import dev.extenddb.wire.ListShape;
import dev.extenddb.wire.Member;
import dev.extenddb.wire.Structure;
import dev.extenddb.wire.TextShape;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** One attribute of a key, by name. */
public record KeySchemaElement(String attributeName, KeyType keyType) implements JsonOutput {

    private static final Member<String> NAME = Member.required("AttributeName", TextShape.ofLength(1, 255));
    private static final Member<KeyType> TYPE = Member.required("KeyType", EnumShape.of(KeyType.HASH, KeyType.RANGE));

    private static final Structure<KeySchemaElement> SHAPE =
            Structure.of("KeySchemaElement", in -> new KeySchemaElement(in.get(NAME), in.get(TYPE)), NAME, TYPE);

    /** A table's or local index's key. */
    public static final ListShape<KeySchemaElement> LIST = ListShape.of(SHAPE, 1, 2);

    /** A global index's key: up to four attributes in each part. */
    public static final ListShape<KeySchemaElement> GLOBAL_LIST = ListShape.of(SHAPE, 1, 8);

    @Override
    public void write(JsonGenerator json) throws IOException {
        json.writeStartObject();
        json.writeStringField("AttributeName", attributeName);
        json.writeStringField("KeyType", keyType.name());
        json.writeEndObject();
    }

    /** The names of the attributes of a key, in its order. */
    public static List<String> names(List<KeySchemaElement> schema) {
        var names = new ArrayList<String>(schema.size());
        for (KeySchemaElement element : schema) {
            names.add(element.attributeName());
        }
        return names;
    }
}
