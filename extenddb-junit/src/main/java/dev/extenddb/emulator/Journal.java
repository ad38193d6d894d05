package dev.extenddb.emulator;

import dev.extenddb.item.Bytes;
import dev.extenddb.storage.CatalogKey;
import dev.extenddb.storage.StoredItem;
import dev.extenddb.storage.TableKey;
import dev.extenddb.storage.TableRef;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What has changed of a scope since a snapshot: of each row and document what it was then. Thread-safe. */
final class Journal {

    private final Instant taken;
    private final Map<TableKey, Optional<StoredItem>> rows = new HashMap<>();
    private final Map<CatalogKey, Optional<Bytes>> documents = new HashMap<>();
    private final Set<TableRef> added = new HashSet<>();

    Journal(Instant taken) {
        this.taken = taken;
    }

    /** What has changed, taken out of a journal. */
    record Changes(
            Map<TableKey, Optional<StoredItem>> rows,
            Map<CatalogKey, Optional<Bytes>> documents,
            Set<TableRef> added) {}

    /** When the snapshot was taken, by the emulator's clock. */
    Instant taken() {
        return taken;
    }

    /** Whether a change of a row has to be noted: it was there when the snapshot was taken, and is not noted yet. */
    synchronized boolean wants(TableKey key) {
        return !added.contains(key.table()) && !rows.containsKey(key);
    }

    synchronized void note(TableKey key, Optional<StoredItem> before) {
        if (wants(key)) {
            rows.put(key, before);
        }
    }

    synchronized void note(CatalogKey key, Optional<Bytes> before) {
        documents.putIfAbsent(key, before);
    }

    /** Takes note of a table or index that was not there when the snapshot was taken. */
    synchronized void noteAdded(TableRef ref) {
        added.add(ref);
    }

    synchronized boolean isAdded(TableRef ref) {
        return added.contains(ref);
    }

    /** What rows were, as far as they were written since. */
    synchronized Map<TableKey, Optional<StoredItem>> rows() {
        return Map.copyOf(rows);
    }

    /** Takes all changes out: the journal goes on as if the snapshot were taken now. */
    synchronized Changes drain() {
        var changes = new Changes(new HashMap<>(rows), new HashMap<>(documents), new HashSet<>(added));
        rows.clear();
        documents.clear();
        added.clear();
        return changes;
    }
}
