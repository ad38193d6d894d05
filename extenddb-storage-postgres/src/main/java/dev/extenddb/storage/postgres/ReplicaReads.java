package dev.extenddb.storage.postgres;

import dev.extenddb.item.Bytes;
import dev.extenddb.storage.Change;
import dev.extenddb.storage.ItemStore;
import dev.extenddb.storage.KeyRange;
import dev.extenddb.storage.Page;
import dev.extenddb.storage.RangeRead;
import dev.extenddb.storage.StorageException;
import dev.extenddb.storage.StoredItem;
import dev.extenddb.storage.TableKey;
import dev.extenddb.storage.TableRef;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * Reads from a replica, and from the database itself where the replica fails: it may be down, or not have a new table yet. While it cannot be reached
 * it is left alone for a moment after each try. Thread-safe.
 */
final class ReplicaReads implements ItemStore {

    private static final System.Logger LOG = System.getLogger(ReplicaReads.class.getName());

    private static final long REST_NANOS = Duration.ofSeconds(2).toNanos();

    private final ItemStore replica;
    private final ItemStore primary;
    private volatile long restsUntil = System.nanoTime();

    ReplicaReads(ItemStore replica, ItemStore primary) {
        this.replica = replica;
        this.primary = primary;
    }

    @Override
    public Optional<StoredItem> get(TableRef table, Bytes key) {
        return read(store -> store.get(table, key));
    }

    @Override
    public List<Optional<StoredItem>> getAll(List<TableKey> keys) {
        return read(store -> store.getAll(keys));
    }

    @Override
    public Page read(KeyRange range, int limit) {
        return read(store -> store.read(range, limit));
    }

    @Override
    public List<Page> readEach(List<RangeRead> reads) {
        return read(store -> store.readEach(reads));
    }

    private <T> T read(Function<ItemStore, T> read) {
        if (System.nanoTime() - restsUntil < 0) {
            return read.apply(primary);
        }
        try {
            return read.apply(replica);
        } catch (StorageException e) {
            // A table that is not there is no reason to doubt the rest.
            if (e.retryable()) {
                restsUntil = System.nanoTime() + REST_NANOS;
                LOG.log(System.Logger.Level.WARNING, "The replica is left alone for a while: " + e.getMessage());
            }
            return read.apply(primary);
        }
    }

    @Override
    public void commit(List<Change> changes) {
        primary.commit(changes);
    }

    @Override
    public List<Outcome> commitEach(List<Change> changes) {
        return primary.commitEach(changes);
    }
}
