package dev.extenddb.table;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.extenddb.wire.JsonOutput;
import dev.extenddb.wire.ListShape;
import dev.extenddb.wire.Member;
import dev.extenddb.wire.Structure;
import java.io.IOException;
import java.util.List;

/** An index with the table's partition key and another sort key. */
public record LocalSecondaryIndex(String indexName, List<KeySchemaElement> keySchema, Projection projection)
        implements JsonOutput {

    private static final Member<String> NAME = Member.required("IndexName", TableName.NAME);
    private static final Member<List<KeySchemaElement>> KEY_SCHEMA =
            Member.required("KeySchema", KeySchemaElement.LIST);
    private static final Member<Projection> PROJECTION = Member.required("Projection", Projection.SHAPE);

    /** Indexes as a request gives them. */
    public static final ListShape<LocalSecondaryIndex> LIST = ListShape.of(Structure.of(
            "LocalSecondaryIndex",
            in -> new LocalSecondaryIndex(in.get(NAME), in.get(KEY_SCHEMA), in.get(PROJECTION)),
            NAME,
            KEY_SCHEMA,
            PROJECTION));

    @Override
    public void write(JsonGenerator json) throws IOException {
        json.writeStartObject();
        json.writeStringField("IndexName", indexName);
        JsonOutput.writeList(json, "KeySchema", keySchema);
        JsonOutput.writeMember(json, "Projection", projection);
        json.writeEndObject();
    }
}
