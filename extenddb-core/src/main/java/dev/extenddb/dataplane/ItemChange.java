package dev.extenddb.dataplane;

import dev.extenddb.item.Bytes;
import dev.extenddb.storage.Change;
import dev.extenddb.storage.Change.Put;
import dev.extenddb.storage.Expected;
import dev.extenddb.storage.Image;
import dev.extenddb.storage.IndexChange;
import dev.extenddb.storage.StoredItem;
import dev.extenddb.storage.TableKey;
import dev.extenddb.storage.TableRef;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What several writes of one item, one after the other, come to. Of an index row only what the last of them leaves is written. Not thread-safe. */
final class ItemChange {

    private final TableKey item;
    private final Expected expected;
    private final Map<IndexRow, IndexChange> indexChanges = new LinkedHashMap<>();
    private Optional<StoredItem> current;
    private Optional<Change.Effect> effect = Optional.empty();

    private record IndexRow(TableRef index, Bytes key) {}

    /**
     * No change, yet.
     *
     * @param stored the item as it was read
     * @param wasRead whether it was; else the change does not depend on it
     */
    ItemChange(TableKey item, Optional<StoredItem> stored, boolean wasRead) {
        this.item = item;
        this.current = stored;
        this.expected = wasRead ? ItemWriter.expected(stored) : Expected.ANY;
    }

    /** The item as the writes so far leave it. */
    Optional<StoredItem> current() {
        return current;
    }

    /** Adds the write that was planned on the current item. */
    WriteResult add(ItemWriter.Plan plan) {
        plan.change().ifPresent(this::add);
        return plan.result();
    }

    private void add(Change change) {
        effect = Optional.of(change.effect());
        current = change.effect() instanceof Put put ? Optional.of(stored(put.after())) : Optional.empty();
        for (IndexChange row : change.indexes()) {
            indexChanges.put(new IndexRow(row.index(), row.key()), row);
        }
    }

    private StoredItem stored(Image image) {
        return new StoredItem(item.key(), image.json(), image.size(), image.version());
    }

    /** All of it as one change; empty if there is nothing to do. */
    Optional<Change> whole() {
        return effect.map(
                last -> new Change(item.table(), item.key(), expected, last, List.copyOf(indexChanges.values())));
    }
}
