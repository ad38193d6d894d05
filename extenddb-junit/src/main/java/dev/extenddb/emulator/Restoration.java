package dev.extenddb.emulator;

import dev.extenddb.item.Bytes;
import dev.extenddb.storage.CatalogEntry;
import dev.extenddb.storage.CatalogKey;
import dev.extenddb.storage.Change;
import dev.extenddb.storage.Expected;
import dev.extenddb.storage.Image;
import dev.extenddb.storage.Storage;
import dev.extenddb.storage.StoredItem;
import dev.extenddb.storage.TableKey;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Undoes changes: takes time by how many there are, and not by how much there is. */
final class Restoration {

    private static final int STEP = 500;

    private final Storage storage;

    /** A restoration through a storage that tells other snapshots what it does. */
    Restoration(Storage storage) {
        this.storage = storage;
    }

    void undo(Journal.Changes changes) {
        changes.rows().keySet().stream().map(TableKey::table).distinct().forEach(storage.tableSpaces()::create);
        restoreRows(changes.rows());
        changes.documents().forEach(this::restore);
        changes.added().forEach(storage.tableSpaces()::drop);
    }

    private void restoreRows(Map<TableKey, Optional<StoredItem>> rows) {
        var step = new ArrayList<Change>();
        for (Map.Entry<TableKey, Optional<StoredItem>> row : rows.entrySet()) {
            step.add(change(row.getKey(), row.getValue()));
            if (step.size() == STEP) {
                commit(step);
                step.clear();
            }
        }
        if (!step.isEmpty()) {
            commit(step);
        }
    }

    private void commit(List<Change> changes) {
        storage.items().commit(changes);
    }

    private static Change change(TableKey key, Optional<StoredItem> before) {
        Change.Effect effect = before.<Change.Effect>map(
                        row -> new Change.Put(new Image(row.json(), row.size(), row.version())))
                .orElseGet(Change.Delete::new);
        return new Change(key.table(), key.key(), Expected.ANY, effect, List.of());
    }

    private void restore(CatalogKey key, Optional<Bytes> before) {
        Optional<CatalogEntry> now = storage.catalog().find(key);
        if (before.isEmpty()) {
            now.ifPresent(entry -> storage.catalog().remove(key, entry.version()));
        } else if (now.isEmpty()) {
            storage.catalog().create(key, before.get().toArray());
        } else {
            storage.catalog().replace(key, now.get().version(), before.get().toArray());
        }
    }
}
