package dev.extenddb.dataplane;

import dev.extenddb.storage.ItemStore;
import dev.extenddb.storage.Page;
import dev.extenddb.storage.RangeRead;
import dev.extenddb.storage.Storage;
import dev.extenddb.storage.StoredItem;
import dev.extenddb.storage.TableKey;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.function.BiFunction;

/** How requests reach a store. Thread-safe. */
interface ItemAccess extends AutoCloseable {

    /** The way that suits a store. */
    static ItemAccess to(Storage storage, StoreThreads threads, ItemWriter writer) {
        ItemStore store = storage.items();
        return storage.blocking()
                ? new CombinedAccess(store, storage.laggingItems(), writer, threads)
                : new DirectAccess(store, threads, writer, new TransactionWriter(store, writer));
    }

    /**
     * The item under a key.
     *
     * @param lagging whether the latest commits need not be seen
     */
    CompletionStage<Optional<StoredItem>> get(TableKey key, boolean lagging);

    /**
     * Reads the first rows of a range, and then whatever else the work asks the store for.
     *
     * @param lagging whether the latest commits need not be seen
     * @param work gets those rows, and may wait for the store
     */
    <T> CompletionStage<T> read(RangeRead first, boolean lagging, BiFunction<Page, ItemStore, T> work);

    /** Does a write; those of one item take turns. */
    CompletionStage<WriteResult> write(ItemWrite write);

    /** Does a transaction. */
    CompletionStage<List<WriteResult>> transact(ItemTransaction transaction);

    /** Completes when all writes have ended that are under way; what begins meanwhile is not waited for. */
    CompletionStage<?> underWayEnded();

    @Override
    void close();
}
