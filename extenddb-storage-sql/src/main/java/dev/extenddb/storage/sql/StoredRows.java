package dev.extenddb.storage.sql;

import dev.extenddb.item.Bytes;
import dev.extenddb.storage.StoredItem;
import java.sql.ResultSet;
import java.sql.SQLException;

/** Reads stored items from result sets. */
public final class StoredRows {

    private StoredRows() {}

    /** The item of the current row, whose columns item, size and version begin at a position. */
    public static StoredItem read(ResultSet rows, int first, Bytes key) throws SQLException {
        return new StoredItem(key, Bytes.wrap(rows.getBytes(first)), rows.getInt(first + 1), rows.getLong(first + 2));
    }
}
