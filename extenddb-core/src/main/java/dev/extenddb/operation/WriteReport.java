package dev.extenddb.operation;

import dev.extenddb.capacity.ConsumedCapacity;
import dev.extenddb.dataplane.DataPlane;
import dev.extenddb.dataplane.ItemWrite;
import dev.extenddb.dataplane.WriteResult;
import dev.extenddb.item.Item;
import dev.extenddb.operation.TransactionPlanner.Planned;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;

/**
 * What a single write is to tell besides its attributes.
 *
 * @param tableName the table as the request names it
 * @param key the item's key attributes
 * @param capacity how much to tell of its cost
 * @param metrics whether to tell of its item collection
 */
record WriteReport(String tableName, Item key, ConsumedCapacity.Detail capacity, ItemCollectionMetrics.Detail metrics) {

    /** Whether the item before the write must be known. */
    boolean needsCurrent() {
        return capacity != ConsumedCapacity.Detail.NONE;
    }

    /**
     * Does the write and answers.
     *
     * @param attributes the image to answer of what was done
     */
    CompletionStage<WriteResponse> of(
            DataPlane items, ItemWrite write, Function<WriteResult, Optional<Item>> attributes) {
        CompletionStage<WriteResult> done = items.write(write);
        if (metrics == ItemCollectionMetrics.Detail.NONE) {
            return done.thenApply(
                    result -> new WriteResponse(attributes.apply(result), consumed(result), Optional.empty()));
        }
        return done.thenCompose(result -> collection(items, write)
                .thenApply(collection -> new WriteResponse(attributes.apply(result), consumed(result), collection)));
    }

    private CompletionStage<Optional<ItemCollectionMetrics>> collection(DataPlane items, ItemWrite write) {
        return ItemCollectionMetrics.of(items, List.of(new Planned(tableName, key, write)), metrics)
                .thenApply(byTable ->
                        byTable.values().stream().flatMap(List::stream).findFirst());
    }

    /** What the write cost, where that is asked for. */
    Optional<ConsumedCapacity> consumed(WriteResult result) {
        if (capacity == ConsumedCapacity.Detail.NONE) {
            return Optional.empty();
        }
        var consumed = new ConsumedCapacity(tableName, capacity, false);
        result.addTo(consumed, 1);
        return Optional.of(consumed);
    }
}
