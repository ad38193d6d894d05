package dev.extenddb.dataplane;

import dev.extenddb.capacity.CapacityUnits;
import dev.extenddb.item.Bytes;
import dev.extenddb.item.Item;
import dev.extenddb.item.ItemJson;
import dev.extenddb.storage.Image;
import dev.extenddb.storage.IndexChange;
import dev.extenddb.table.Index;
import dev.extenddb.table.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What the change of one item does to one index.
 *
 * @param index the index
 * @param removed the row that goes
 * @param written the row that comes or changes
 * @param growth by how many bytes the index grows, negative if it shrinks
 * @param units the write capacity units it costs
 */
public record IndexWrite(Index index, Optional<Bytes> removed, Optional<Row> written, long growth, double units) {

    /** A row as it is to be. */
    record Row(Bytes key, Item image) {}

    /** What follows for all indexes of a table from the change of an item. An index that stores the same as before is left alone. */
    static List<IndexWrite> between(Table table, Optional<Item> before, Optional<Item> after) {
        if (table.indexes().isEmpty()) {
            return List.of();
        }
        var writes = new ArrayList<IndexWrite>();
        for (Index index : table.indexes()) {
            between(index, before, after).ifPresent(writes::add);
        }
        return writes;
    }

    private static Optional<IndexWrite> between(Index index, Optional<Item> before, Optional<Item> after) {
        Optional<Row> old = before.flatMap(item -> row(index, item));
        Optional<Row> now = after.flatMap(item -> row(index, item));
        if (old.equals(now)) {
            return Optional.empty();
        }
        long growth = size(now) - size(old);
        boolean samePlace = old.isPresent()
                && now.isPresent()
                && old.get().key().equals(now.get().key());
        if (samePlace) {
            double units = CapacityUnits.write(Math.max(size(old), size(now)));
            return Optional.of(new IndexWrite(index, Optional.empty(), now, growth, units));
        }
        double units = units(old) + units(now);
        return Optional.of(new IndexWrite(index, old.map(Row::key), now, growth, units));
    }

    /** The row that backfilling adds for an item that was there before the index. */
    static Optional<IndexWrite> backfill(Index index, Item item) {
        return between(index, Optional.empty(), Optional.of(item));
    }

    private static Optional<Row> row(Index index, Item item) {
        return index.keyOf(item).map(key -> new Row(key, index.project(item)));
    }

    private static long size(Optional<Row> row) {
        return row.map(r -> r.image().size()).orElse(0);
    }

    private static double units(Optional<Row> row) {
        return row.map(r -> CapacityUnits.write(r.image().size())).orElse(0.0);
    }

    void addChanges(List<IndexChange> changes, long version) {
        removed.ifPresent(key -> changes.add(new IndexChange(index.ref(), key, Optional.empty())));
        written.ifPresent(row -> changes.add(new IndexChange(
                index.ref(),
                row.key(),
                Optional.of(new Image(ItemJson.encode(row.image()), row.image().size(), version)))));
    }
}
