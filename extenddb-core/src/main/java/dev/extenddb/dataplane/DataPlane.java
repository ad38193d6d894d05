package dev.extenddb.dataplane;

import dev.extenddb.item.Bytes;
import dev.extenddb.storage.Change;
import dev.extenddb.storage.ItemStore;
import dev.extenddb.storage.Storage;
import dev.extenddb.storage.StoredItem;
import dev.extenddb.storage.TableKey;
import dev.extenddb.storage.TableRef;
import dev.extenddb.stream.Inbox;
import dev.extenddb.table.Table;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/**
 * Where operations read and write items. Nothing here waits on the caller's thread for a store that blocks. Thread-safe.
 *
 * <p>A stage fails with a {@code DynamoDbException} for what a client is to be told, and with a {@code StorageException} when the
 * database fails.
 */
public final class DataPlane implements AutoCloseable {

    private final ItemStore store;
    private final StoreThreads threads;
    private final ItemWriter writer;

    /**
     * Reads and writes of one database.
     *
     * @param latest finds a table as it is known now; see {@code TableCatalog.latest}
     * @param inbox takes the records of changes to tables that have a stream
     */
    public DataPlane(Storage storage, UnaryOperator<Table> latest, Inbox inbox) {
        this.store = storage.items();
        this.threads = StoreThreads.of(storage.blocking());
        this.writer = new ItemWriter(store, latest, inbox);
    }

    /** The item under a key. */
    public CompletionStage<Optional<StoredItem>> get(TableRef table, Bytes key) {
        return threads.run(() -> store.get(table, key));
    }

    /** The items under several keys, as of one instant. */
    public CompletionStage<List<Optional<StoredItem>>> getAll(List<TableKey> keys) {
        return threads.run(() -> store.getAll(keys));
    }

    /** Does one write. */
    public CompletionStage<WriteResult> write(ItemWrite write) {
        return threads.inTurn(write.tableKey(), () -> writer.write(write));
    }

    /** Does several independent writes of different items, in as few round trips as can be. */
    public CompletionStage<List<WriteResult>> writeEach(List<ItemWrite> writes) {
        return threads.inTurn(writes.stream().map(ItemWrite::tableKey).toList(), () -> writer.writeEach(writes));
    }

    /**
     * Does several writes of different items, all or none.
     *
     * @param also decides on further changes of the same commit, given the items under {@code alsoRead} as of the same instant; may be
     *     asked more than once, and ends the transaction by throwing
     * @throws TransactionCanceledException in the stage, with the reason of each write
     */
    public CompletionStage<List<WriteResult>> transact(
            List<ItemWrite> writes, List<TableKey> alsoRead, Function<List<Optional<StoredItem>>, List<Change>> also) {
        return threads.inTurn(
                writes.stream().map(ItemWrite::tableKey).toList(), () -> writer.transact(writes, alsoRead, also));
    }

    /** Waits until all writes that are under way have ended: those that begin from now on know the latest definitions of their tables. */
    public void awaitWritesUnderWay() {
        threads.underWayEnded().toCompletableFuture().join();
    }

    /** Does work once all writes that are under way have ended. Those that begin from now on know the latest definitions of their tables. */
    public <T> CompletionStage<T> afterWritesUnderWay(Supplier<T> work) {
        return threads.underWayEnded().thenCompose(ended -> threads.run(work));
    }

    /** Does work that reads ranges step by step. */
    public <T> CompletionStage<T> reading(Function<ItemStore, T> work) {
        return threads.run(() -> work.apply(store));
    }

    /** Adds the rows of an item to the indexes of its table that are being filled. */
    public CompletionStage<Boolean> backfill(Table table, Bytes key) {
        return threads.inTurn(new TableKey(table.ref(), key), () -> {
            writer.backfill(table, key);
            return true;
        });
    }

    /** Does work of another kind that may wait for the database. */
    public <T> CompletionStage<T> run(Supplier<T> work) {
        return threads.run(work);
    }

    @Override
    public void close() {
        threads.close();
    }
}
