package dev.extenddb.operation;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.extenddb.dataplane.DataPlane;
import dev.extenddb.dataplane.ItemWrite;
import dev.extenddb.item.Item;
import dev.extenddb.item.ItemJson;
import dev.extenddb.operation.TransactionPlanner.Planned;
import dev.extenddb.table.KeySchema;
import dev.extenddb.table.Table;
import dev.extenddb.wire.JsonOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/**
 * Which item collection a write touched, and how large that is: all items of one partition of a table with local indexes.
 *
 * @param partition the partition key
 * @param bytes its size as estimated
 */
public record ItemCollectionMetrics(Item partition, long bytes) implements JsonOutput {

    private static final long GIGABYTE = 1L << 30;

    /** Whether a response tells. */
    public enum Detail {
        NONE,
        SIZE
    }

    /** The metrics of the collections that writes have touched, by table; none if they are not asked for. */
    static CompletionStage<Map<String, List<ItemCollectionMetrics>>> of(
            DataPlane items, List<Planned> done, Detail detail) {
        List<Planned> touching = detail == Detail.NONE
                ? List.of()
                : done.stream()
                        .filter(write -> write.write().table().inCollections())
                        .toList();
        if (touching.isEmpty()) {
            return CompletableFuture.completedStage(Map.of());
        }
        List<ItemWrite> writes = touching.stream().map(Planned::write).toList();
        return items.collectionBytes(writes).thenApply(bytes -> {
            Map<String, List<ItemCollectionMetrics>> metrics = new LinkedHashMap<>();
            for (int i = 0; i < touching.size(); i++) {
                Planned write = touching.get(i);
                metrics.computeIfAbsent(write.tableName(), name -> new ArrayList<>())
                        .add(new ItemCollectionMetrics(partition(write.write().table(), write.key()), bytes.get(i)));
            }
            return metrics;
        });
    }

    private static Item partition(Table table, Item key) {
        return key.project(table.key().partition().stream()
                .map(KeySchema.KeyAttribute::name)
                .toList());
    }

    @Override
    public void write(JsonGenerator json) throws IOException {
        long gigabytes = bytes / GIGABYTE;
        json.writeStartObject();
        json.writeFieldName("ItemCollectionKey");
        ItemJson.write(partition, json);
        json.writeArrayFieldStart("SizeEstimateRangeGB");
        json.writeNumber((double) gigabytes);
        json.writeNumber((double) gigabytes + 1);
        json.writeEndArray();
        json.writeEndObject();
    }
}
