package dev.extenddb.dataplane;

import dev.extenddb.capacity.ReadMode;
import dev.extenddb.item.Bytes;
import dev.extenddb.storage.Change;
import dev.extenddb.storage.Expected;
import dev.extenddb.storage.ItemStore;
import dev.extenddb.storage.Page;
import dev.extenddb.storage.RangeRead;
import dev.extenddb.storage.Storage;
import dev.extenddb.storage.StoredItem;
import dev.extenddb.storage.TableKey;
import dev.extenddb.stream.Inbox;
import dev.extenddb.table.Table;
import dev.extenddb.throttle.Access;
import dev.extenddb.throttle.Throttle;
import dev.extenddb.throttle.ThrottledException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.function.BiFunction;
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

    /** Units of a transaction cost twice those of the same writes alone. */
    private static final int TRANSACTION_FACTOR = 2;

    private final ItemStore store;
    private final ItemStore lagging;
    private final StoreThreads threads;
    private final ItemWriter writer;
    private final ItemAccess access;
    private final Throttle throttle;
    private final ItemCollections collections;

    /**
     * Reads and writes of one database.
     *
     * @param throttle decides whether requests may run now
     * @param latest finds a table as it is known now; see {@code TableCatalog.latest}
     * @param inbox takes the records of changes to tables that have a stream
     * @param queue takes what global indexes learn later
     * @param collections tells of the sizes of the database's item collections
     */
    public DataPlane(
            Storage storage,
            Throttle throttle,
            UnaryOperator<Table> latest,
            Inbox inbox,
            IndexQueue queue,
            ItemCollections collections) {
        this.store = storage.items();
        this.lagging = storage.laggingItems();
        this.threads = StoreThreads.of(storage.blocking());
        this.throttle = throttle;
        this.collections = collections;
        this.writer = new ItemWriter(store, latest, inbox, queue, collections);
        this.access = ItemAccess.to(storage, threads, writer);
    }

    /** Decides whether requests may run now. Reading and writing items by their keys asks it; reading ranges does not. */
    public Throttle throttle() {
        return throttle;
    }

    /**
     * The item under a key.
     *
     * @throws dev.extenddb.throttle.ThrottledException if the read may not run now
     */
    public CompletionStage<Optional<StoredItem>> get(ItemRead read) {
        require(read);
        return access.get(read.tableKey(), mayLag(read)).thenApply(item -> {
            consume(read, item);
            return item;
        });
    }

    /**
     * The items under several keys, as of one instant.
     *
     * @throws dev.extenddb.throttle.ThrottledException if any of the reads may not run now
     */
    public CompletionStage<List<Optional<StoredItem>>> getAll(List<ItemRead> reads) {
        reads.forEach(this::require);
        ItemStore source = reads.stream().allMatch(DataPlane::mayLag) ? lagging : store;
        return threads.run(() -> {
            List<Optional<StoredItem>> found =
                    source.getAll(reads.stream().map(ItemRead::tableKey).toList());
            for (int i = 0; i < found.size(); i++) {
                consume(reads.get(i), found.get(i));
            }
            return found;
        });
    }

    private static boolean mayLag(ItemRead read) {
        return read.mode() == ReadMode.EVENTUAL;
    }

    private void require(ItemRead read) {
        throttle.require(read.table(), Optional.empty(), Access.READ, read.key());
    }

    private void consume(ItemRead read, Optional<StoredItem> item) {
        double units = read.mode().units(item.isPresent() ? item.get().size() : 0);
        throttle.consume(read.table(), Optional.empty(), Access.READ, read.key(), units);
    }

    private void require(ItemWrite write) {
        throttle.require(write.table(), Optional.empty(), Access.WRITE, write.key());
    }

    private void consume(ItemWrite write, WriteResult result, int factor) {
        Table table = write.table();
        throttle.consume(table, Optional.empty(), Access.WRITE, write.key(), factor * result.tableUnits());
        for (IndexWrite indexWrite : result.indexWrites()) {
            Bytes row = indexWrite.written().map(IndexWrite.Row::key).orElse(Bytes.EMPTY);
            throttle.consume(table, Optional.of(indexWrite.index()), Access.WRITE, row, factor * indexWrite.units());
        }
    }

    /** Does one write. */
    public CompletionStage<WriteResult> write(ItemWrite write) {
        require(write);
        return access.write(write).thenApply(result -> {
            consume(write, result, 1);
            return result;
        });
    }

    /** Does several independent writes of different items, in as few round trips as can be, whatever the throttle says. */
    public CompletionStage<List<WriteResult>> writeEach(List<ItemWrite> writes) {
        return threads.inTurn(writes.stream().map(ItemWrite::tableKey).toList(), () -> {
            List<WriteResult> results = writer.writeEach(writes);
            consume(writes, results, 1);
            return results;
        });
    }

    /** Does several independent writes of different items of a table that no client can reach yet, which cost nothing. */
    public CompletionStage<List<WriteResult>> load(List<ItemWrite> writes) {
        return threads.inTurn(writes.stream().map(ItemWrite::tableKey).toList(), () -> writer.writeEach(writes));
    }

    private void consume(List<ItemWrite> writes, List<WriteResult> results, int factor) {
        for (int i = 0; i < writes.size(); i++) {
            consume(writes.get(i), results.get(i), factor);
        }
    }

    /**
     * Does several writes of different items, all or none.
     *
     * @throws TransactionCanceledException in the stage, with the reason of each write
     */
    public CompletionStage<List<WriteResult>> transact(ItemTransaction transaction) {
        requireAll(transaction.writes());
        return access.transact(transaction).thenApply(results -> {
            consume(transaction.writes(), results, TRANSACTION_FACTOR);
            return results;
        });
    }

    /** A transaction is cancelled, with a reason for each write that may not run now. */
    private void requireAll(List<ItemWrite> writes) {
        List<Optional<ThrottledException>> refusals = writes.stream()
                .map(write -> throttle.refusal(write.table(), Optional.empty(), Access.WRITE, write.key()))
                .toList();
        if (refusals.stream().anyMatch(Optional::isPresent)) {
            throw new TransactionCanceledException(refusals.stream()
                    .map(refusal -> refusal.map(CancellationReason::of).orElse(CancellationReason.NONE))
                    .toList());
        }
    }

    /** About how many bytes the item collections have that some items are in, in the order of the items. */
    public CompletionStage<List<Long>> collectionBytes(List<ItemWrite> writes) {
        return threads.run(() -> writes.stream()
                .map(write -> collections.bytes(write.table(), write.key()))
                .toList());
    }

    /** Waits until all writes that are under way have ended: those that begin from now on know the latest definitions of their tables. */
    public void awaitWritesUnderWay() {
        underWayEnded().toCompletableFuture().join();
    }

    /** Does work once all writes that are under way have ended. Those that begin from now on know the latest definitions of their tables. */
    public <T> CompletionStage<T> afterWritesUnderWay(Supplier<T> work) {
        return underWayEnded().thenCompose(ended -> threads.run(work));
    }

    private CompletionStage<?> underWayEnded() {
        return threads.underWayEnded().thenCombine(access.underWayEnded(), (some, others) -> true);
    }

    /** Does work that reads ranges step by step. */
    public <T> CompletionStage<T> reading(Function<ItemStore, T> work) {
        return threads.run(() -> work.apply(store));
    }

    /**
     * Does work that reads ranges step by step, of rows that may lag behind if the mode lets them.
     *
     * @param first what is read before the work begins
     */
    public <T> CompletionStage<T> reading(ReadMode mode, RangeRead first, BiFunction<Page, ItemStore, T> work) {
        return access.read(first, mode == ReadMode.EVENTUAL, work);
    }

    /** Adds the rows of an item to the indexes of its table that are being filled. */
    public CompletionStage<Boolean> backfill(Table table, Bytes key) {
        return threads.inTurn(new TableKey(table.ref(), key), () -> {
            writer.backfill(table, key);
            return true;
        });
    }

    /**
     * Tells the global indexes of a table what an item is now, and takes the write that they are told of from the queue.
     *
     * @param row the write's row in the queue
     */
    public CompletionStage<Boolean> propagate(QueuedIndexWrite write, Bytes row, Table table) {
        return threads.inTurn(new TableKey(write.ref(), write.key()), () -> {
            writer.propagate(write, row, table);
            return true;
        });
    }

    /** Takes a write from the queue that no table wants to learn of any more. */
    public CompletionStage<Boolean> forget(Bytes row) {
        return threads.run(() -> {
            store.commit(List.of(new Change(IndexQueue.ROWS, row, Expected.ANY, new Change.Delete(), List.of())));
            return true;
        });
    }

    /** Does work of another kind that may wait for the database. */
    public <T> CompletionStage<T> run(Supplier<T> work) {
        return threads.run(work);
    }

    @Override
    public void close() {
        access.close();
        threads.close();
    }
}
