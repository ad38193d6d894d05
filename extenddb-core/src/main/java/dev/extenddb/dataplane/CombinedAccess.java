package dev.extenddb.dataplane;

import dev.extenddb.storage.ItemStore;
import dev.extenddb.storage.StoredItem;
import dev.extenddb.storage.TableKey;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Requests that wait at the same time reach the store together, for stores behind a network: a row in a statement of many costs a fraction
 * of a statement of its own. Reads and writes have lanes of their own, so that no read waits for a disk. All writes of one item go
 * to one lane, where they take turns.
 */
final class CombinedAccess implements ItemAccess {

    private static final int READ_LANES = 2;
    private static final int WRITE_LANES = 2;
    private static final int TRANSACTION_LANES = 2;

    /** Bounds the time that the first of a batch waits for the last, and the size of a statement. */
    private static final int MOST_AT_ONCE = 64;

    private final List<Lane<CombinedReader.Waiting>> readLanes;
    private final List<Lane<CombinedReader.Waiting>> laggingLanes;
    private final List<Lane<CombinedWriter.Waiting>> writeLanes = new ArrayList<>();
    private final List<Lane<CombinedTransactions.Waiting>> transactionLanes = new ArrayList<>();
    private final AtomicInteger transactions = new AtomicInteger();

    CombinedAccess(ItemStore store, ItemStore lagging, ItemWriter writer) {
        var combined = new CombinedWriter(store, writer);
        readLanes = readLanes("extenddb-reads-", store);
        laggingLanes = lagging == store ? readLanes : readLanes("extenddb-lagging-reads-", lagging);
        for (int i = 0; i < WRITE_LANES; i++) {
            writeLanes.add(new Lane<>("extenddb-writes-" + i, MOST_AT_ONCE, combined::writeAll));
        }
        var together = new CombinedTransactions(store, new TransactionWriter(store, writer));
        for (int i = 0; i < TRANSACTION_LANES; i++) {
            transactionLanes.add(new Lane<>("extenddb-transactions-" + i, MOST_AT_ONCE, together::writeAll));
        }
    }

    private static List<Lane<CombinedReader.Waiting>> readLanes(String name, ItemStore store) {
        var reader = new CombinedReader(store);
        return IntStream.range(0, READ_LANES)
                .mapToObj(i -> new Lane<CombinedReader.Waiting>(name + i, MOST_AT_ONCE, reader::readAll))
                .toList();
    }

    @Override
    public CompletionStage<Optional<StoredItem>> get(TableKey key, boolean lagging) {
        var read = new CombinedReader.Waiting(key, new CompletableFuture<>());
        laneOf(lagging ? laggingLanes : readLanes, key).add(read);
        return read.answer();
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
        int lane = Math.floorMod(transactions.getAndIncrement(), TRANSACTION_LANES);
        transactionLanes.get(lane).add(waiting);
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
        writeLanes.forEach(Lane::close);
        transactionLanes.forEach(Lane::close);
    }
}
