package dev.extenddb.table;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.extenddb.storage.TableRef;
import dev.extenddb.storage.TableSpaces.Statistics;
import dev.extenddb.wire.JsonOutput;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * A table as clients see it at an instant.
 *
 * @param table the table
 * @param statistics counts of the table's and its indexes' rows
 * @param now the instant
 * @param occasion why it is described
 */
public record TableDescription(
        TableDefinition table, Map<TableRef, Statistics> statistics, Instant now, Occasion occasion)
        implements JsonOutput {

    /** Why a table is described: the operations that change it do not tell all, and tell some of what they were told. */
    public enum Occasion {
        CREATION,
        CHANGE,
        QUESTION
    }

    private static final Statistics UNCOUNTED = new Statistics(0, 0);

    @Override
    public void write(JsonGenerator json) throws IOException {
        TableIdentity identity = table.identity();
        TableStatus status = table.status(now);
        json.writeStartObject();
        json.writeStringField("TableName", identity.name());
        json.writeStringField("TableStatus", status.name());
        table.history()
                .throughput()
                .writeProvisioned(json, table.specification().throughput(), now);
        writeCounts(json, "TableSizeBytes", identity.id());
        json.writeStringField("TableArn", identity.arn());
        json.writeStringField("TableId", identity.tableId());
        writeBillingMode(json);
        if (status != TableStatus.DELETING) {
            writeSchema(json);
        }
        writeSettings(json);
        if (status != TableStatus.DELETING && shows(table.specification().warmThroughput())) {
            table.history().throughput().writeWarm(json, table.specification().throughput(), now);
        }
        json.writeBooleanField(
                "DeletionProtectionEnabled", table.specification().deletionProtectionEnabled());
        if (table.isRestored(now)) {
            table.recovery().origin().orElseThrow().writeSummary(json);
        }
        json.writeEndObject();
    }

    /** What a table that is being deleted does not show any more. */
    private void writeSchema(JsonGenerator json) throws IOException {
        TableSpecification specification = table.specification();
        json.writeFieldName("CreationDateTime");
        json.writeRawValue(seconds(table.identity().createdAt()));
        var definitionsByName = new TreeMap<String, AttributeDefinition>();
        for (AttributeDefinition attribute : specification.attributeDefinitions()) {
            definitionsByName.put(attribute.attributeName(), attribute);
        }
        JsonOutput.writeList(json, "AttributeDefinitions", definitionsByName.values());
        JsonOutput.writeList(json, "KeySchema", specification.keySchema());
        if (!specification.localIndexes().isEmpty()) {
            json.writeArrayFieldStart("LocalSecondaryIndexes");
            for (LocalSecondaryIndex index : specification.localIndexes()) {
                writeLocalIndex(json, index);
            }
            json.writeEndArray();
        }
        if (!specification.globalIndexes().isEmpty()) {
            json.writeArrayFieldStart("GlobalSecondaryIndexes");
            for (GlobalSecondaryIndex index : specification.globalIndexes()) {
                writeGlobalIndex(json, index);
            }
            json.writeEndArray();
        }
    }

    private void writeLocalIndex(JsonGenerator json, LocalSecondaryIndex index) throws IOException {
        json.writeStartObject();
        writeIndex(json, index.indexName(), index.keySchema(), index.projection());
        json.writeEndObject();
    }

    private void writeGlobalIndex(JsonGenerator json, GlobalSecondaryIndex index) throws IOException {
        json.writeStartObject();
        writeIndex(json, index.indexName(), index.keySchema(), index.projection());
        IndexState state = table.index(index.indexName()).orElseThrow();
        TableStatus status = table.status(now) == TableStatus.CREATING ? TableStatus.CREATING : state.status(now);
        if (!table.isRestored(now)) {
            json.writeStringField("IndexStatus", status.name());
        }
        if (state.isAllocated(now) || state.isBackfilling(now)) {
            json.writeBooleanField("Backfilling", !state.isAllocated(now));
        }
        ThroughputSettings throughput = table.specification().throughput(index);
        state.throughput().writeProvisioned(json, throughput, now);
        writeOnDemand(json, index.onDemandThroughput());
        if (shows(index.warmThroughput())) {
            state.throughput().writeWarm(json, throughput, now);
        }
        json.writeEndObject();
    }

    private void writeIndex(JsonGenerator json, String name, List<KeySchemaElement> keySchema, Projection projection)
            throws IOException {
        json.writeStringField("IndexName", name);
        JsonOutput.writeList(json, "KeySchema", keySchema);
        JsonOutput.writeMember(json, "Projection", projection.sorted());
        json.writeStringField("IndexArn", table.identity().arn() + "/index/" + name);
        writeCounts(json, "IndexSizeBytes", table.index(name).orElseThrow().id());
    }

    private void writeCounts(JsonGenerator json, String sizeName, long id) throws IOException {
        Statistics counted = statistics.getOrDefault(new TableRef(id), UNCOUNTED);
        json.writeNumberField(sizeName, counted.sizeBytes());
        json.writeNumberField("ItemCount", counted.itemCount());
    }

    /** CreateTable does not tell what is warm, unless it was told. */
    private boolean shows(Optional<WarmThroughput> asked) {
        return occasion != Occasion.CREATION || asked.isPresent();
    }

    /** What changes a table repeats that it took a limit away, and nothing else does. */
    private void writeOnDemand(JsonGenerator json, Optional<OnDemandThroughput> throughput) throws IOException {
        if (throughput.isEmpty()) {
            return;
        }
        OnDemandThroughput shown =
                occasion == Occasion.QUESTION ? throughput.get().limits() : throughput.get();
        if (!shown.isEmpty()) {
            JsonOutput.writeMember(json, "OnDemandThroughput", shown);
        }
    }

    private void writeBillingMode(JsonGenerator json) throws IOException {
        Optional<Instant> onDemandAt = table.history().onDemandAt();
        if (onDemandAt.isEmpty()) {
            return;
        }
        json.writeObjectFieldStart("BillingModeSummary");
        json.writeStringField("BillingMode", table.specification().billingMode().name());
        if (!isBecomingOnDemand(onDemandAt.get())) {
            json.writeFieldName("LastUpdateToPayPerRequestDateTime");
            json.writeRawValue(seconds(onDemandAt.get()));
        }
        json.writeEndObject();
    }

    private boolean isBecomingOnDemand(Instant onDemandAt) {
        boolean switching = table.transition().work().contains(TableWork.BILLING_MODE)
                && table.specification().onDemand();
        return now.isBefore(onDemandAt) || occasion == Occasion.CREATION || (occasion == Occasion.CHANGE && switching);
    }

    private void writeSettings(JsonGenerator json) throws IOException {
        TableSpecification specification = table.specification();
        writeStream(json);
        writeEncryption(json);
        if (specification.tableClass().isPresent()) {
            json.writeObjectFieldStart("TableClassSummary");
            json.writeStringField("TableClass", specification.tableClass().get().name());
            List<Instant> changedAt = table.history().classChangedAt();
            int done = changedAt.size() - (table.upcomingClass().isPresent() ? 1 : 0);
            if (done > 0) {
                json.writeFieldName("LastUpdateDateTime");
                json.writeRawValue(seconds(changedAt.get(done - 1)));
            }
            json.writeEndObject();
        }
        writeOnDemand(json, specification.onDemandThroughput());
    }

    private void writeStream(JsonGenerator json) throws IOException {
        Optional<StreamSpecification> specification = table.specification().streamSpecification();
        if (specification.isPresent() && specification.get().enabled()) {
            JsonOutput.writeMember(json, "StreamSpecification", specification.get());
        }
        if (table.stream().isPresent()) {
            String label = table.stream().get().label();
            json.writeStringField("LatestStreamLabel", label);
            json.writeStringField(
                    "LatestStreamArn", table.identity().arn() + StreamSpecification.ARN_SEPARATOR + label);
        }
    }

    /** While a table is encrypted anew, the key is still the one that encrypted it before. */
    private void writeEncryption(JsonGenerator json) throws IOException {
        boolean changing = table.upcomingEncryption().isPresent();
        Optional<SseSpecification> encryption = table.specification().sseSpecification();
        boolean encrypted = encryption.isPresent() && encryption.get().isEnabled();
        if (!changing && !encrypted) {
            return;
        }
        json.writeObjectFieldStart("SSEDescription");
        json.writeStringField("Status", changing ? "UPDATING" : "ENABLED");
        if (encrypted) {
            json.writeStringField("SSEType", SseSpecification.Type.KMS.name());
            json.writeStringField("KMSMasterKeyArn", encryption.get().keyArn(table.identity()));
        }
        json.writeEndObject();
    }

    /** An instant as the wire has it: seconds with three decimals. */
    static String seconds(Instant instant) {
        return BigDecimal.valueOf(instant.toEpochMilli(), 3).toPlainString();
    }
}
