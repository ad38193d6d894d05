package dev.extenddb.operation;

import dev.extenddb.capacity.ConsumedCapacity;
import dev.extenddb.dataplane.WriteResult;
import dev.extenddb.item.Item;
import dev.extenddb.table.Table;
import java.util.Optional;

/**
 * What a single write is to tell besides its attributes.
 *
 * @param table the item's table
 * @param tableName the table as the request names it
 * @param key the item's key attributes
 * @param capacity how much to tell of its cost
 * @param metrics whether to tell of its item collection
 */
record WriteReport(
        Table table,
        String tableName,
        Item key,
        ConsumedCapacity.Detail capacity,
        ItemCollectionMetrics.Detail metrics) {

    /** Whether the item before the write must be known. */
    boolean needsCurrent() {
        return capacity != ConsumedCapacity.Detail.NONE;
    }

    WriteResponse response(Optional<Item> attributes, WriteResult result) {
        return new WriteResponse(attributes, consumed(result), ItemCollectionMetrics.of(table, key, metrics));
    }

    private Optional<ConsumedCapacity> consumed(WriteResult result) {
        if (capacity == ConsumedCapacity.Detail.NONE) {
            return Optional.empty();
        }
        var consumed = new ConsumedCapacity(tableName, capacity, false);
        result.addTo(consumed, 1);
        return Optional.of(consumed);
    }
}
