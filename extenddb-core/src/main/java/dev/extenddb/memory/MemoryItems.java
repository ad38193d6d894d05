package dev.extenddb.memory;

import dev.extenddb.item.Bytes;
import dev.extenddb.storage.Change;
import dev.extenddb.storage.ConflictException;
import dev.extenddb.storage.Expected;
import dev.extenddb.storage.IndexChange;
import dev.extenddb.storage.ItemStore;
import dev.extenddb.storage.KeyRange;
import dev.extenddb.storage.Page;
import dev.extenddb.storage.StoredItem;
import dev.extenddb.storage.TableKey;
import dev.extenddb.storage.TableRef;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Items in maps. Thread-safe. */
final class MemoryItems implements ItemStore {

    private final Rows rows;

    MemoryItems(Rows rows) {
        this.rows = rows;
    }

    @Override
    public Optional<StoredItem> get(TableRef table, Bytes key) {
        return rows.reading(() -> rows.of(table).get(key));
    }

    @Override
    public List<Optional<StoredItem>> getAll(List<TableKey> keys) {
        return rows.reading(() -> {
            var found = new ArrayList<Optional<StoredItem>>(keys.size());
            for (TableKey key : keys) {
                found.add(rows.of(key.table()).get(key.key()));
            }
            return found;
        });
    }

    @Override
    public Page read(KeyRange range, int limit) {
        return rows.reading(() -> rows.of(range.table()).read(range, limit));
    }

    @Override
    public long size(KeyRange range) {
        return rows.reading(() -> rows.of(range.table()).size(range));
    }

    @Override
    public void commit(List<Change> changes) {
        int conflict = rows.writing(() -> {
            for (int i = 0; i < changes.size(); i++) {
                if (!holds(changes.get(i))) {
                    return i;
                }
            }
            for (Change change : changes) {
                apply(change);
            }
            return -1;
        });
        if (conflict >= 0) {
            throw new ConflictException(conflict);
        }
    }

    @Override
    public List<Outcome> commitEach(List<Change> changes) {
        return rows.writing(() -> {
            var outcomes = new ArrayList<Outcome>(changes.size());
            for (Change change : changes) {
                boolean holds = holds(change);
                if (holds) {
                    apply(change);
                }
                outcomes.add(holds ? Outcome.APPLIED : Outcome.CONFLICT);
            }
            return outcomes;
        });
    }

    private boolean holds(Change change) {
        if (change.expected() instanceof Expected.Any) {
            return true;
        }
        Optional<StoredItem> current = rows.of(change.table()).get(change.key());
        return change.expected() instanceof Expected.Version version
                ? current.isPresent() && current.get().version() == version.version()
                : current.isEmpty();
    }

    private void apply(Change change) {
        if (change.effect() instanceof Change.Put put) {
            rows.ofToChange(change.table()).put(change.key(), put.after());
        } else if (change.effect() instanceof Change.Delete) {
            rows.ofToChange(change.table()).remove(change.key());
        }
        for (IndexChange entry : change.indexes()) {
            TableRows index = rows.ofToChange(entry.index());
            if (entry.after().isPresent()) {
                index.put(entry.key(), entry.after().get());
            } else {
                index.remove(entry.key());
            }
        }
    }
}
