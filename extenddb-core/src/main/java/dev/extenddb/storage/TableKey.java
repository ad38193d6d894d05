package dev.extenddb.storage;

import dev.extenddb.item.Bytes;

/** A key together with the table it is of. */
public record TableKey(TableRef table, Bytes key) {

    /** By hand, as in {@link TableRef}. */
    @Override
    public boolean equals(Object other) {
        return other instanceof TableKey that && table.equals(that.table) && key.equals(that.key);
    }

    @Override
    public int hashCode() {
        return table.hashCode() * 31 + key.hashCode();
    }
}
