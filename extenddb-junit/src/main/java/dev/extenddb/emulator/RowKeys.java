package dev.extenddb.emulator;

import dev.extenddb.storage.Change;
import dev.extenddb.storage.TableKey;
import java.util.ArrayList;
import java.util.List;

/** The rows that a change writes. */
final class RowKeys {

    private RowKeys() {}

    static List<TableKey> of(Change change) {
        var keys = new ArrayList<TableKey>();
        if (!(change.effect() instanceof Change.Check)) {
            keys.add(new TableKey(change.table(), change.key()));
        }
        change.indexes().forEach(row -> keys.add(new TableKey(row.index(), row.key())));
        return keys;
    }
}
