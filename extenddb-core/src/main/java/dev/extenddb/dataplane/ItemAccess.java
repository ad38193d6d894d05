package dev.extenddb.dataplane;

import dev.extenddb.storage.ItemStore;
import dev.extenddb.storage.StoredItem;
import dev.extenddb.storage.TableKey;
import java.util.Optional;
import java.util.concurrent.CompletionStage;

/** How requests about a single item reach a store. Thread-safe. */
interface ItemAccess extends AutoCloseable {

    /** The way that suits a store. */
    static ItemAccess to(ItemStore store, boolean blocking, StoreThreads threads, ItemWriter writer) {
        return blocking ? new CombinedAccess(store, writer) : new DirectAccess(store, threads, writer);
    }

    /** The item under a key. */
    CompletionStage<Optional<StoredItem>> get(TableKey key);

    /** Does a write; those of one item take turns. */
    CompletionStage<WriteResult> write(ItemWrite write);

    /** Completes when all writes have ended that are under way; what begins meanwhile is not waited for. */
    CompletionStage<?> underWayEnded();

    @Override
    void close();
}
