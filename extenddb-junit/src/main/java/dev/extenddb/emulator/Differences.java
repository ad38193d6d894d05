package dev.extenddb.emulator;

import dev.extenddb.item.Bytes;
import dev.extenddb.item.Item;
import dev.extenddb.item.ItemJson;
import dev.extenddb.storage.ItemStore;
import dev.extenddb.storage.KeyRange;
import dev.extenddb.storage.StoredItem;
import dev.extenddb.storage.TableKey;
import dev.extenddb.storage.TableRef;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Compares tables with what they were when a snapshot was taken. */
final class Differences {

    private final ItemStore rows;
    private final Map<TableRef, String> tables;

    /**
     * A comparison.
     *
     * @param tables the names of the tables that are there now
     */
    Differences(ItemStore rows, Map<TableRef, String> tables) {
        this.rows = rows;
        this.tables = tables;
    }

    /** The first changes, of tables in the order of their names. */
    List<ItemChange> since(Journal journal, int limit) {
        var changes = new ArrayList<ItemChange>();
        journal.rows().forEach((key, before) -> changes.addAll(change(key, before)));
        tables.forEach((ref, name) -> {
            if (journal.isAdded(ref)) {
                rows.read(new KeyRange(ref, Bytes.EMPTY, Optional.empty(), true), limit)
                        .items()
                        .forEach(row -> changes.add(new ItemChange(name, Optional.empty(), Optional.of(item(row)))));
            }
        });
        changes.sort(Comparator.comparing(ItemChange::table));
        return changes.stream().limit(limit).toList();
    }

    private List<ItemChange> change(TableKey key, Optional<StoredItem> before) {
        String table = tables.get(key.table());
        if (table == null) {
            return List.of();
        }
        Optional<Item> now = rows.get(key.table(), key.key()).map(Differences::item);
        Optional<Item> then = before.map(Differences::item);
        return now.equals(then) ? List.of() : List.of(new ItemChange(table, then, now));
    }

    private static Item item(StoredItem row) {
        return ItemJson.decode(row.json());
    }
}
