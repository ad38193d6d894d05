package dev.extenddb.dataplane;

import dev.extenddb.capacity.ReadMode;
import dev.extenddb.item.Bytes;
import dev.extenddb.storage.TableKey;
import dev.extenddb.table.Table;

/**
 * One item to read by its key.
 *
 * @param table the item's table
 * @param key where the item is
 * @param mode what the read is paid by
 */
public record ItemRead(Table table, Bytes key, ReadMode mode) {

    /** Where the item is, among all tables. */
    public TableKey tableKey() {
        return new TableKey(table.ref(), key);
    }
}
