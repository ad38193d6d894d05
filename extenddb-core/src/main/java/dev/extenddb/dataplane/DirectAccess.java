package dev.extenddb.dataplane;

import dev.extenddb.storage.ItemStore;
import dev.extenddb.storage.Page;
import dev.extenddb.storage.RangeRead;
import dev.extenddb.storage.StoredItem;
import dev.extenddb.storage.TableKey;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.function.BiFunction;

/** Each request by itself, for stores that do not wait: there, two requests at one go cost as much as one after the other. */
record DirectAccess(ItemStore store, StoreThreads threads, ItemWriter writer, TransactionWriter transactions)
        implements ItemAccess {

    @Override
    public CompletionStage<Optional<StoredItem>> get(TableKey key, boolean lagging) {
        return threads.run(() -> store.get(key.table(), key.key()));
    }

    @Override
    public <T> CompletionStage<T> read(RangeRead first, boolean lagging, BiFunction<Page, ItemStore, T> work) {
        return threads.run(() -> work.apply(store.read(first.range(), first.limit()), store));
    }

    @Override
    public CompletionStage<WriteResult> write(ItemWrite write) {
        return threads.inTurn(write.tableKey(), () -> writer.write(write));
    }

    @Override
    public CompletionStage<List<WriteResult>> transact(ItemTransaction transaction) {
        return threads.inTurn(transaction.keys(), () -> transactions.write(transaction));
    }

    @Override
    public CompletionStage<?> underWayEnded() {
        return threads.underWayEnded();
    }

    @Override
    public void close() {
        // The threads are somebody else's.
    }
}
