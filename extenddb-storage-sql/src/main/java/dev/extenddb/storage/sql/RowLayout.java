package dev.extenddb.storage.sql;

import dev.extenddb.item.Bytes;
import dev.extenddb.storage.KeyRange;
import dev.extenddb.storage.TableRef;
import java.util.Optional;

/** In which SQL tables the rows of tables and indexes lie, and under which keys. Thread-safe. */
public interface RowLayout {

    /** The statements on the SQL table where a table's rows lie. */
    RowStatements statements(TableRef table);

    /** The key under which an item's row lies. The caller does not change the result. */
    byte[] rowKey(TableRef table, Bytes key);

    /** The item's key of a row's key, which the caller gives away. */
    Bytes itemKey(byte[] rowKey);

    /** The smallest key beyond a range's rows; empty if they end with the SQL table. The caller does not change the result. */
    Optional<byte[]> end(KeyRange range);

    /** The database's name for the type of keys, as {@link java.sql.Connection#createArrayOf} wants it. */
    String binaryTypeName();
}
