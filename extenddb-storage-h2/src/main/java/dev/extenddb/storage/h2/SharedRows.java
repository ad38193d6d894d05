package dev.extenddb.storage.h2;

import dev.extenddb.item.Bytes;
import dev.extenddb.storage.KeyRange;
import dev.extenddb.storage.TableRef;
import dev.extenddb.storage.sql.RowLayout;
import dev.extenddb.storage.sql.RowStatements;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Optional;

/** All tables' rows in one SQL table: the table's id, as eight bytes, comes before the item's key. */
final class SharedRows implements RowLayout {

    private final RowStatements statements;

    SharedRows(RowStatements statements) {
        this.statements = statements;
    }

    /** The smallest key that a table's rows can have. */
    static byte[] start(long tableId) {
        return ByteBuffer.allocate(Long.BYTES).putLong(tableId).array();
    }

    /** The smallest key beyond those that a table's rows can have. */
    static byte[] end(long tableId) {
        return start(tableId + 1);
    }

    /** The id of the table that a row is of. */
    static long tableId(byte[] rowKey) {
        return ByteBuffer.wrap(rowKey).getLong();
    }

    @Override
    public RowStatements statements(TableRef table) {
        return statements;
    }

    @Override
    public byte[] rowKey(TableRef table, Bytes key) {
        byte[] itemKey = key.unsafeArray();
        return ByteBuffer.allocate(Long.BYTES + itemKey.length)
                .putLong(table.id())
                .put(itemKey)
                .array();
    }

    @Override
    public Bytes itemKey(byte[] rowKey) {
        return Bytes.wrap(Arrays.copyOfRange(rowKey, Long.BYTES, rowKey.length));
    }

    @Override
    public Optional<byte[]> end(KeyRange range) {
        TableRef table = range.table();
        return Optional.of(range.to().map(key -> rowKey(table, key)).orElseGet(() -> end(table.id())));
    }

    @Override
    public String binaryTypeName() {
        return "VARBINARY";
    }
}
