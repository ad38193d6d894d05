package dev.extenddb.dataplane;

import dev.extenddb.dataplane.ItemWrite.Decision;
import dev.extenddb.error.DynamoDbException;
import dev.extenddb.error.ErrorCode;
import dev.extenddb.item.Bytes;
import dev.extenddb.item.Item;
import dev.extenddb.item.ItemJson;
import dev.extenddb.storage.Change;
import dev.extenddb.storage.ConflictException;
import dev.extenddb.storage.Expected;
import dev.extenddb.storage.Image;
import dev.extenddb.storage.IndexChange;
import dev.extenddb.storage.ItemStore;
import dev.extenddb.storage.StoredItem;
import dev.extenddb.storage.TableRef;
import dev.extenddb.stream.Inbox;
import dev.extenddb.table.Expiry;
import dev.extenddb.table.Index;
import dev.extenddb.table.Table;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.locks.LockSupport;
import java.util.function.UnaryOperator;

/**
 * Reads, decides and commits. Whoever commits first wins; the other reads and decides again. Thread-safe; calls wait for the store.
 */
final class ItemWriter {

    /** How often a write is tried before its client is told of the conflict. */
    static final int TRIES = 60;

    /** Tries that follow each other at once; the later ones wait, longer and longer, up to the longest. */
    private static final int EAGER_TRIES = 3;

    private static final long LONGEST_WAIT_NANOS = 20_000_000;

    static final String CONFLICT = "Transaction is ongoing for the item";

    private static final Bytes NOTHING = ItemJson.encode(Item.of(Map.of()));

    private final ItemStore store;

    private final UnaryOperator<Table> latest;

    private final Inbox inbox;

    private final IndexQueue queue;

    private final ItemCollections collections;

    /**
     * A writer.
     *
     * @param latest finds a table as it is known now, so that a write that was on its way when an index was added writes to it
     * @param inbox takes the records of changes
     * @param queue takes what global indexes learn later
     * @param collections refuses writes for which there is no room
     */
    ItemWriter(
            ItemStore store, UnaryOperator<Table> latest, Inbox inbox, IndexQueue queue, ItemCollections collections) {
        this.store = store;
        this.latest = latest;
        this.inbox = inbox;
        this.queue = queue;
        this.collections = collections;
    }

    /** A write as decided: the change to commit, if there is any, and what it will have done. */
    record Plan(Optional<Change> change, WriteResult result) {}

    WriteResult write(ItemWrite asked) {
        ItemWrite write = onLatest(asked);
        for (int attempt = 0; attempt < TRIES; attempt++) {
            Plan plan = plan(write, read(write));
            if (plan.change().isEmpty()) {
                return plan.result();
            }
            try {
                store.commit(List.of(plan.change().get()));
                account(write, plan.result());
                return plan.result();
            } catch (ConflictException e) {
                pause(attempt);
            }
        }
        throw conflict();
    }

    /** What a client is told whose write met too many others. */
    static DynamoDbException conflict() {
        return new DynamoDbException(ErrorCode.TRANSACTION_CONFLICT, CONFLICT);
    }

    /** A write on its table as it is known now. */
    ItemWrite onLatest(ItemWrite asked) {
        return asked.on(latest.apply(asked.table()));
    }

    private Optional<StoredItem> read(ItemWrite write) {
        return write.mustRead() ? store.get(write.table().ref(), write.key()) : Optional.empty();
    }

    List<WriteResult> writeEach(List<ItemWrite> asked) {
        List<ItemWrite> writes = onLatest(asked);
        var results = new ArrayList<WriteResult>(Collections.nCopies(writes.size(), null));
        List<Integer> open = new ArrayList<>();
        for (int i = 0; i < writes.size(); i++) {
            open.add(i);
        }
        for (int attempt = 0; attempt < TRIES && !open.isEmpty(); attempt++) {
            if (attempt > 0) {
                pause(attempt);
            }
            open = tryEach(writes, open, results);
        }
        if (!open.isEmpty()) {
            throw conflict();
        }
        return results;
    }

    /** Tries the open writes once; returns those that met a conflict. */
    private List<Integer> tryEach(List<ItemWrite> writes, List<Integer> open, List<WriteResult> results) {
        List<Optional<StoredItem>> current =
                readAll(open.stream().map(writes::get).toList());
        var changes = new ArrayList<Change>();
        var positions = new ArrayList<Integer>();
        for (int i = 0; i < open.size(); i++) {
            int position = open.get(i);
            Plan plan = plan(writes.get(position), current.get(i));
            results.set(position, plan.result());
            plan.change().ifPresent(change -> {
                changes.add(change);
                positions.add(position);
            });
        }
        var conflicts = new ArrayList<Integer>();
        if (!changes.isEmpty()) {
            List<ItemStore.Outcome> outcomes = store.commitEach(changes);
            for (int i = 0; i < outcomes.size(); i++) {
                int position = positions.get(i);
                if (outcomes.get(i) == ItemStore.Outcome.CONFLICT) {
                    conflicts.add(position);
                } else {
                    account(writes.get(position), results.get(position));
                }
            }
        }
        return conflicts;
    }

    private List<Optional<StoredItem>> readAll(List<ItemWrite> writes) {
        if (writes.stream().noneMatch(ItemWrite::mustRead)) {
            return Collections.nCopies(writes.size(), Optional.empty());
        }
        return store.getAll(writes.stream().map(ItemWrite::tableKey).toList());
    }

    List<ItemWrite> onLatest(List<ItemWrite> asked) {
        return asked.stream().map(this::onLatest).toList();
    }

    /** Decides a write of an item that is stored so. Refuses by throwing a {@code DynamoDbException}. */
    Plan plan(ItemWrite write, Optional<StoredItem> stored) {
        return plan(write, stored, inbox.clock());
    }

    /** The same for one of several writes that are made at one instant. */
    Plan plan(ItemWrite write, Optional<StoredItem> stored, InstantSource time) {
        Optional<Item> before =
                stored.isPresent() ? Optional.of(ItemJson.decode(stored.get().json())) : Optional.empty();
        Decision decision = write.decide().apply(before);
        Optional<Item> after = after(decision, before);
        if (write.mustRead() && after.equals(before)) {
            return new Plan(Optional.empty(), new WriteResult(before, after, List.of()));
        }
        List<IndexWrite> indexWrites = IndexWrite.between(write.table(), before, after);
        var result = new WriteResult(before, after, indexWrites);
        if (write.table().inCollections()) {
            collections.requireRoom(write.table(), write.key(), result.collectionGrowth());
        }
        long version = ThreadLocalRandom.current().nextLong();
        var indexChanges = new ArrayList<IndexChange>();
        addChanges(indexChanges, indexWrites, write, before, version);
        Optional<Expiry> expiry = write.table().expiry();
        if (expiry.isPresent()) {
            indexChanges.addAll(expiryChanges(expiry.get(), write.key(), before, after, version));
        }
        List<TableRef> logs = write.table().changeLogs();
        if (!logs.isEmpty()) {
            indexChanges.addAll(
                    inbox.record(logs, time.instant(), write.key(), stored, before, after, version, write.byService()));
        }
        Change.Effect effect = after.isPresent() ? new Change.Put(image(after.get(), version)) : new Change.Delete();
        Expected expected = write.mustRead() ? expected(stored) : Expected.ANY;
        var change = new Change(write.table().ref(), write.key(), expected, effect, indexChanges);
        return new Plan(Optional.of(change), result);
    }

    /** The present instant. */
    Instant now() {
        return inbox.clock().instant();
    }

    void account(ItemWrite write, WriteResult done) {
        if (write.table().inCollections()) {
            collections.add(write.table(), write.key(), done.collectionGrowth());
        }
    }

    private void addChanges(
            List<IndexChange> changes,
            List<IndexWrite> indexWrites,
            ItemWrite write,
            Optional<Item> before,
            long version) {
        boolean delayed = queue.delays();
        boolean queued = false;
        for (IndexWrite indexWrite : indexWrites) {
            if (delayed && indexWrite.index().global()) {
                queued = true;
            } else {
                indexWrite.addChanges(changes, version);
            }
        }
        if (queued) {
            changes.add(queue.rowFor(write.table(), write.key(), before, version));
        }
    }

    private static List<IndexChange> expiryChanges(
            Expiry expiry, Bytes key, Optional<Item> before, Optional<Item> after, long version) {
        Optional<Bytes> old = before.flatMap(item -> expiry.rowKey(item, key));
        Optional<Bytes> now = after.flatMap(item -> expiry.rowKey(item, key));
        var changes = new ArrayList<IndexChange>();
        if (!old.equals(now)) {
            old.ifPresent(row -> changes.add(new IndexChange(expiry.ref(), row, Optional.empty())));
            now.ifPresent(row -> changes.add(new IndexChange(expiry.ref(), row, Optional.of(mark(version)))));
        }
        return changes;
    }

    /** A row whose key says all that there is to say. */
    private static Image mark(long version) {
        return new Image(NOTHING, 0, version);
    }

    private static Optional<Item> after(Decision decision, Optional<Item> before) {
        if (decision instanceof ItemWrite.Put put) {
            return Optional.of(put.item());
        }
        return decision instanceof ItemWrite.Delete ? Optional.empty() : before;
    }

    private static Image image(Item item, long version) {
        return new Image(ItemJson.encode(item), item.size(), version);
    }

    static Expected expected(Optional<StoredItem> stored) {
        return stored.isPresent() ? Expected.version(stored.get().version()) : Expected.ABSENT;
    }

    /** Adds the rows of an item to the indexes of its table that are being filled. */
    void backfill(Table table, Bytes key) {
        Table current = latest.apply(table);
        for (int attempt = 0; attempt < TRIES; attempt++) {
            Optional<StoredItem> stored = store.get(table.ref(), key);
            if (stored.isEmpty()) {
                return;
            }
            Item item = ItemJson.decode(stored.get().json());
            var changes = new ArrayList<IndexChange>();
            for (Index index : current.indexes()) {
                if (index.state().backfilling()) {
                    IndexWrite.backfill(index, item)
                            .ifPresent(write ->
                                    write.addChanges(changes, stored.get().version()));
                }
            }
            current.expiry()
                    .filter(Expiry::backfilling)
                    .ifPresent(expiry -> changes.addAll(expiryChanges(
                            expiry,
                            key,
                            Optional.empty(),
                            Optional.of(item),
                            stored.get().version())));
            try {
                if (!changes.isEmpty()) {
                    store.commit(List.of(new Change(table.ref(), key, expected(stored), new Change.Check(), changes)));
                }
                return;
            } catch (ConflictException e) {
                pause(attempt);
            }
        }
        throw conflict();
    }

    /** Tells the global indexes of an item's table what the item is now, and takes the write that they are told of from the queue. */
    void propagate(QueuedIndexWrite write, Bytes row, Table table) {
        for (int attempt = 0; attempt < TRIES; attempt++) {
            Optional<StoredItem> stored = store.get(write.ref(), write.key());
            Optional<Item> now = stored.map(item -> ItemJson.decode(item.json()));
            long version = stored.map(StoredItem::version).orElse(0L);
            var changes = new ArrayList<IndexChange>();
            IndexWrite.between(latest.apply(table), write.before(), now).stream()
                    .filter(indexWrite -> indexWrite.index().global())
                    .forEach(indexWrite -> indexWrite.addChanges(changes, version));
            changes.add(new IndexChange(IndexQueue.ROWS, row, Optional.empty()));
            try {
                store.commit(
                        List.of(new Change(write.ref(), write.key(), expected(stored), new Change.Check(), changes)));
                return;
            } catch (ConflictException e) {
                pause(attempt);
            }
        }
        throw conflict();
    }

    static void pause(int attempt) {
        if (attempt >= EAGER_TRIES) {
            long longest = Math.min(LONGEST_WAIT_NANOS, 50_000L << Math.min(attempt - EAGER_TRIES, 10));
            LockSupport.parkNanos(ThreadLocalRandom.current().nextLong(longest));
        }
    }
}
