package dev.extenddb.operation;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.extenddb.item.Item;
import dev.extenddb.item.ItemJson;
import dev.extenddb.table.KeySchema;
import dev.extenddb.table.Table;
import dev.extenddb.wire.JsonOutput;
import java.io.IOException;
import java.util.Optional;

/**
 * Which item collection a write touched, and how large that is: all items of one partition of a table with local indexes.
 *
 * @param partition the partition key
 */
public record ItemCollectionMetrics(Item partition) implements JsonOutput {

    /** Whether a response tells. */
    public enum Detail {
        NONE,
        SIZE
    }

    /** The metrics of the collection that an item is in; none if they are not asked for or the table has no local index. */
    static Optional<ItemCollectionMetrics> of(Table table, Item key, Detail detail) {
        if (detail == Detail.NONE || table.indexes().stream().allMatch(index -> index.global())) {
            return Optional.empty();
        }
        var partition = table.key().partition().stream()
                .map(KeySchema.KeyAttribute::name)
                .toList();
        return Optional.of(new ItemCollectionMetrics(key.project(partition)));
    }

    @Override
    public void write(JsonGenerator json) throws IOException {
        json.writeStartObject();
        json.writeFieldName("ItemCollectionKey");
        ItemJson.write(partition, json);
        json.writeArrayFieldStart("SizeEstimateRangeGB");
        json.writeNumber(0.0);
        json.writeNumber(1.0);
        json.writeEndArray();
        json.writeEndObject();
    }
}
