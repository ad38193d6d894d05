package dev.extenddb.table;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.extenddb.wire.JsonOutput;
import dev.extenddb.wire.ListShape;
import dev.extenddb.wire.Member;
import dev.extenddb.wire.Structure;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/** An index with keys of its own. */
public record GlobalSecondaryIndex(
        String indexName,
        List<KeySchemaElement> keySchema,
        Projection projection,
        Optional<ProvisionedThroughput> provisionedThroughput,
        Optional<OnDemandThroughput> onDemandThroughput,
        Optional<WarmThroughput> warmThroughput)
        implements JsonOutput {

    private static final Member<String> NAME = Member.required("IndexName", TableName.NAME);
    private static final Member<List<KeySchemaElement>> KEY_SCHEMA =
            Member.required("KeySchema", KeySchemaElement.GLOBAL_LIST);
    private static final Member<Projection> PROJECTION = Member.required("Projection", Projection.SHAPE);
    private static final Member<ProvisionedThroughput> PROVISIONED =
            Member.optional("ProvisionedThroughput", ProvisionedThroughput.SHAPE);
    private static final Member<OnDemandThroughput> ON_DEMAND =
            Member.optional("OnDemandThroughput", OnDemandThroughput.SHAPE);
    private static final Member<WarmThroughput> WARM = Member.optional("WarmThroughput", WarmThroughput.SHAPE);

    /** One index as a request gives it. */
    public static final Structure<GlobalSecondaryIndex> SHAPE = Structure.of(
            "GlobalSecondaryIndex",
            in -> new GlobalSecondaryIndex(
                    in.get(NAME),
                    in.get(KEY_SCHEMA),
                    in.get(PROJECTION),
                    in.find(PROVISIONED),
                    OnDemandThroughput.in(in, ON_DEMAND),
                    WarmThroughput.in(in, WARM)),
            NAME,
            KEY_SCHEMA,
            PROJECTION,
            PROVISIONED,
            ON_DEMAND,
            WARM);

    /** Indexes as a request gives them. */
    public static final ListShape<GlobalSecondaryIndex> LIST = ListShape.of(SHAPE);

    @Override
    public void write(JsonGenerator json) throws IOException {
        json.writeStartObject();
        json.writeStringField("IndexName", indexName);
        JsonOutput.writeList(json, "KeySchema", keySchema);
        JsonOutput.writeMember(json, "Projection", projection);
        if (provisionedThroughput.isPresent()) {
            JsonOutput.writeMember(json, "ProvisionedThroughput", provisionedThroughput.get());
        }
        if (onDemandThroughput.isPresent()) {
            JsonOutput.writeMember(json, "OnDemandThroughput", onDemandThroughput.get());
        }
        if (warmThroughput.isPresent()) {
            JsonOutput.writeMember(json, "WarmThroughput", warmThroughput.get());
        }
        json.writeEndObject();
    }
}
