package dev.extenddb.verify;

import dev.extenddb.item.Bytes;
import dev.extenddb.item.Item;
import dev.extenddb.item.ItemJson;
import dev.extenddb.storage.StoredItem;
import dev.extenddb.storage.TableRef;
import dev.extenddb.table.Expiry;
import dev.extenddb.table.Index;
import dev.extenddb.table.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;

/**
 * Rows that follow from a table's items, one from each at most.
 *
 * @param name what people call them
 * @param ref where they lie
 * @param filling whether rows of older items are still being added
 * @param late whether they may be behind the items for a while
 * @param expected the row of an item under a key, if it has one
 * @param itemKey the key of the item that a row is of
 */
record Derived(
        String name,
        TableRef ref,
        boolean filling,
        boolean late,
        BiFunction<Item, Bytes, Optional<Row>> expected,
        Function<StoredItem, Bytes> itemKey) {

    /**
     * A row.
     *
     * @param key its key
     * @param json what is in it, where that matters
     */
    record Row(Bytes key, Optional<Bytes> json) {

        boolean is(StoredItem stored) {
            return json.map(stored.json()::equals).orElse(true);
        }
    }

    /** All there are of a table. */
    static List<Derived> of(Table table) {
        var all = new ArrayList<Derived>();
        table.indexes().forEach(index -> all.add(of(table, index)));
        table.expiry().ifPresent(expiry -> all.add(of(expiry)));
        return all;
    }

    private static Derived of(Table table, Index index) {
        return new Derived(
                "index " + index.name(),
                index.ref(),
                index.state().backfilling(),
                index.global(),
                (item, key) ->
                        index.keyOf(item).map(row -> new Row(row, Optional.of(ItemJson.encode(index.project(item))))),
                row -> table.keyOf(ItemJson.decode(row.json())));
    }

    private static Derived of(Expiry expiry) {
        return new Derived(
                "expiry",
                expiry.ref(),
                expiry.backfilling(),
                false,
                (item, key) -> expiry.rowKey(item, key).map(row -> new Row(row, Optional.empty())),
                row -> Expiry.itemKey(row.key()));
    }
}
