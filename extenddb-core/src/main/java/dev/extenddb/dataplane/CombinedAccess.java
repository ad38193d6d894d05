package dev.extenddb.dataplane;

import dev.extenddb.storage.ItemStore;
import dev.extenddb.storage.StoredItem;
import dev.extenddb.storage.TableKey;
import dev.extenddb.storage.TableRef;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/**
 * Requests that wait at the same time reach the store together, for stores behind a network: a row in a statement of many costs a fraction
 * of a statement of its own. Reads and writes have lanes of their own, so that no read waits for a disk. All writes of one item go
 * to one lane, where they take turns.
 */
final class CombinedAccess implements ItemAccess {

    private static final int READ_LANES = 2;
    private static final int WRITE_LANES = 2;

    /** Bounds the time that the first of a batch waits for the last, and the size of a statement. */
    private static final int MOST_AT_ONCE = 64;

    private final ItemStore store;
    private final List<Lane<Read>> readLanes = new ArrayList<>();
    private final List<Lane<CombinedWriter.Waiting>> writeLanes = new ArrayList<>();

    CombinedAccess(ItemStore store, ItemWriter writer) {
        this.store = store;
        var combined = new CombinedWriter(store, writer);
        for (int i = 0; i < READ_LANES; i++) {
            readLanes.add(new Lane<>("extenddb-reads-" + i, MOST_AT_ONCE, this::readAll));
        }
        for (int i = 0; i < WRITE_LANES; i++) {
            writeLanes.add(new Lane<>("extenddb-writes-" + i, MOST_AT_ONCE, combined::writeAll));
        }
    }

    private record Read(TableKey key, CompletableFuture<Optional<StoredItem>> answer) {}

    @Override
    public CompletionStage<Optional<StoredItem>> get(TableKey key) {
        var read = new Read(key, new CompletableFuture<>());
        laneOf(readLanes, key).add(read);
        return read.answer();
    }

    @Override
    public CompletionStage<WriteResult> write(ItemWrite write) {
        var waiting = new CombinedWriter.Waiting(write, new CompletableFuture<>());
        laneOf(writeLanes, write.tableKey()).add(waiting);
        return waiting.answer();
    }

    private static <J> Lane<J> laneOf(List<Lane<J>> lanes, TableKey item) {
        return lanes.get(Math.floorMod((item.hashCode() * 0x9E3779B9) >>> Short.SIZE, lanes.size()));
    }

    /** Those of one table in one statement: a table that fails, since it has just been deleted, fails nobody else. */
    private void readAll(List<Read> reads) {
        Map<TableRef, List<Read>> byTable = new LinkedHashMap<>();
        reads.forEach(read -> byTable.computeIfAbsent(read.key().table(), table -> new ArrayList<>())
                .add(read));
        byTable.values().forEach(this::readTogether);
    }

    private void readTogether(List<Read> reads) {
        List<Optional<StoredItem>> found;
        try {
            TableKey first = reads.get(0).key();
            found = reads.size() == 1
                    ? List.of(store.get(first.table(), first.key()))
                    : store.getAll(reads.stream().map(Read::key).toList());
        } catch (RuntimeException e) {
            reads.forEach(read -> read.answer().completeExceptionally(e));
            return;
        }
        for (int i = 0; i < reads.size(); i++) {
            reads.get(i).answer().complete(found.get(i));
        }
    }

    @Override
    public CompletionStage<?> underWayEnded() {
        return CompletableFuture.allOf(writeLanes.stream()
                .map(lane -> lane.underWayEnded().toCompletableFuture())
                .toArray(CompletableFuture<?>[]::new));
    }

    @Override
    public void close() {
        readLanes.forEach(Lane::close);
        writeLanes.forEach(Lane::close);
    }
}
