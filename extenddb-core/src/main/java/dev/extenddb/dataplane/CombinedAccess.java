package dev.extenddb.dataplane;

import dev.extenddb.storage.ItemStore;
import dev.extenddb.storage.Page;
import dev.extenddb.storage.RangeRead;
import dev.extenddb.storage.StoredItem;
import dev.extenddb.storage.TableKey;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Requests that wait at the same time reach the store together, for stores behind a network: a row in a statement of many costs a fraction
 * of a statement of its own. Reads and writes have lanes of their own, so that no read waits for a disk. All writes of one item go
 * to one lane, where they take turns.
 */
final class CombinedAccess implements ItemAccess {

    private static final int READ_LANES = 2;
    private static final int RANGE_LANES = 2;
    private static final int WRITE_LANES = 2;
    private static final int TRANSACTION_LANES = 2;

    /** Bounds the time that the first of a batch waits for the last, and the size of a statement. */
    private static final int MOST_AT_ONCE = 64;

    private static final int MOST_RANGES_AT_ONCE = 16;

    /** Ranges may begin with large items, so only so many are in memory at a time: being read, or waiting for a thread. */
    private static final int MOST_RANGES_IN_MEMORY = 64;

    private final ItemStore store;
    private final ItemStore lagging;
    private final StoreThreads threads;
    private final List<Lane<CombinedReader.Waiting>> readLanes;
    private final List<Lane<CombinedReader.Waiting>> laggingLanes;
    private final List<Lane<CombinedRanges.Waiting>> rangeLanes;
    private final List<Lane<CombinedRanges.Waiting>> laggingRangeLanes;
    private final List<Lane<CombinedWriter.Waiting>> writeLanes;
    private final List<Lane<CombinedTransactions.Waiting>> transactionLanes;
    private final Semaphore rangesInMemory = new Semaphore(MOST_RANGES_IN_MEMORY);
    private final AtomicInteger ranges = new AtomicInteger();
    private final AtomicInteger transactions = new AtomicInteger();

    CombinedAccess(ItemStore store, ItemStore lagging, ItemWriter writer, StoreThreads threads) {
        this.store = store;
        this.lagging = lagging;
        this.threads = threads;
        readLanes = lanes("extenddb-reads-", READ_LANES, MOST_AT_ONCE, new CombinedReader(store)::readAll);
        laggingLanes = lagging == store
                ? readLanes
                : lanes("extenddb-lagging-reads-", READ_LANES, MOST_AT_ONCE, new CombinedReader(lagging)::readAll);
        rangeLanes = rangeLanes("extenddb-ranges-", store);
        laggingRangeLanes = lagging == store ? rangeLanes : rangeLanes("extenddb-lagging-ranges-", lagging);
        writeLanes = lanes("extenddb-writes-", WRITE_LANES, MOST_AT_ONCE, new CombinedWriter(store, writer)::writeAll);
        var together = new CombinedTransactions(store, new TransactionWriter(store, writer));
        transactionLanes = lanes("extenddb-transactions-", TRANSACTION_LANES, MOST_AT_ONCE, together::writeAll);
    }

    private List<Lane<CombinedRanges.Waiting>> rangeLanes(String name, ItemStore store) {
        return lanes(name, RANGE_LANES, MOST_RANGES_AT_ONCE, new CombinedRanges(store, rangesInMemory)::readAll);
    }

    private static <J> List<Lane<J>> lanes(String name, int count, int most, Consumer<List<J>> work) {
        return IntStream.range(0, count)
                .mapToObj(i -> new Lane<>(name + i, most, work))
                .toList();
    }

    @Override
    public CompletionStage<Optional<StoredItem>> get(TableKey key, boolean lagging) {
        var read = new CombinedReader.Waiting(key, new CompletableFuture<>());
        laneOf(lagging ? laggingLanes : readLanes, key).add(read);
        return read.answer();
    }

    /**
     * Only the first rows are read together with those of others, and only of ranges that have an end: what they are followed by is this
     * request's own business.
     */
    @Override
    public <T> CompletionStage<T> read(RangeRead first, boolean mayLag, BiFunction<Page, ItemStore, T> work) {
        ItemStore source = mayLag ? lagging : store;
        if (first.range().to().isEmpty()) {
            return threads.run(() -> work.apply(source.read(first.range(), first.limit()), source));
        }
        var waiting = new CombinedRanges.Waiting(first, new CompletableFuture<>());
        next(mayLag ? laggingRangeLanes : rangeLanes, ranges).add(waiting);
        return waiting.answer()
                .thenCompose(page -> threads.run(() -> work.apply(page, source)))
                .whenComplete((result, failure) -> rangesInMemory.release());
    }

    private static <J> Lane<J> next(List<Lane<J>> lanes, AtomicInteger turn) {
        return lanes.get(Math.floorMod(turn.getAndIncrement(), lanes.size()));
    }

    @Override
    public CompletionStage<WriteResult> write(ItemWrite write) {
        var waiting = new CombinedWriter.Waiting(write, new CompletableFuture<>());
        laneOf(writeLanes, write.tableKey()).add(waiting);
        return waiting.answer();
    }

    @Override
    public CompletionStage<List<WriteResult>> transact(ItemTransaction transaction) {
        var waiting = new CombinedTransactions.Waiting(transaction, new CompletableFuture<>());
        next(transactionLanes, transactions).add(waiting);
        return waiting.answer();
    }

    private static <J> Lane<J> laneOf(List<Lane<J>> lanes, TableKey item) {
        return lanes.get(Math.floorMod((item.hashCode() * 0x9E3779B9) >>> Short.SIZE, lanes.size()));
    }

    @Override
    public CompletionStage<?> underWayEnded() {
        return CompletableFuture.allOf(Stream.concat(writeLanes.stream(), transactionLanes.stream())
                .map(lane -> lane.underWayEnded().toCompletableFuture())
                .toArray(CompletableFuture<?>[]::new));
    }

    @Override
    public void close() {
        readLanes.forEach(Lane::close);
        laggingLanes.forEach(Lane::close);
        rangeLanes.forEach(Lane::close);
        laggingRangeLanes.forEach(Lane::close);
        writeLanes.forEach(Lane::close);
        transactionLanes.forEach(Lane::close);
    }
}
