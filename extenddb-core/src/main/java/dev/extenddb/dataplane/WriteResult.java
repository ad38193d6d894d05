package dev.extenddb.dataplane;

import dev.extenddb.capacity.CapacityUnits;
import dev.extenddb.capacity.ConsumedCapacity;
import dev.extenddb.item.Item;
import java.util.List;
import java.util.Optional;

/**
 * What a write did.
 *
 * @param before the item as it was; empty also if it was not read
 * @param after the item as it is now; empty if it is gone
 * @param indexWrites what was written to indexes
 */
public record WriteResult(Optional<Item> before, Optional<Item> after, List<IndexWrite> indexWrites) {
    public WriteResult {
        indexWrites = List.copyOf(indexWrites);
    }

    /** What the write cost its table, without the indexes. */
    double tableUnits() {
        return CapacityUnits.write(Math.max(size(before), size(after)));
    }

    private static int size(Optional<Item> item) {
        return item.isPresent() ? item.get().size() : 0;
    }

    /** By how many bytes the item collection grew that the item is in, negative if it shrank. */
    long collectionGrowth() {
        long growth = (long) size(after) - size(before);
        for (IndexWrite write : indexWrites) {
            growth += write.index().global() ? 0 : write.growth();
        }
        return growth;
    }

    /** Adds what the write cost. */
    public void addTo(ConsumedCapacity consumed, int factor) {
        consumed.writeTable(factor * tableUnits());
        for (IndexWrite write : indexWrites) {
            consumed.writeIndex(write.index().name(), write.index().global(), factor * write.units());
        }
    }
}
