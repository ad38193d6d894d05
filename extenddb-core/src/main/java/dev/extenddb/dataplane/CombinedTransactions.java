package dev.extenddb.dataplane;

import dev.extenddb.dataplane.TransactionWriter.Decided;
import dev.extenddb.storage.Change;
import dev.extenddb.storage.ConflictException;
import dev.extenddb.storage.ItemStore;
import dev.extenddb.storage.StoredItem;
import dev.extenddb.storage.TableKey;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;

/**
 * Does transactions that wait at the same time, and have no item in common, with one read and one commit. Each is decided by itself: one that
 * is refused keeps no other from being done. If anything of the commit meets a conflict, each is done alone. Thread-safe; calls wait for the
 * store.
 */
final class CombinedTransactions {

    /** Bounds how many rows are locked at a time. */
    private static final int MOST_ITEMS = 200;

    private final ItemStore store;
    private final TransactionWriter writer;

    CombinedTransactions(ItemStore store, TransactionWriter writer) {
        this.store = store;
        this.writer = writer;
    }

    /** A transaction, and who waits for it. */
    record Waiting(ItemTransaction transaction, CompletableFuture<List<WriteResult>> answer) {}

    /** What a transaction will have done when it is committed, and who waits for it. */
    private record Ready(Waiting waiting, Decided decided) {}

    /** Does all, each in the end with an answer. */
    void writeAll(List<Waiting> all) {
        List<Waiting> left = all;
        while (!left.isEmpty()) {
            var together = new ArrayList<Waiting>();
            var later = new ArrayList<Waiting>();
            Set<TableKey> taken = new HashSet<>();
            for (Waiting waiting : left) {
                List<TableKey> keys = waiting.transaction().keys();
                boolean fits = together.isEmpty() || taken.size() + keys.size() <= MOST_ITEMS;
                if (fits && keys.stream().noneMatch(taken::contains)) {
                    taken.addAll(keys);
                    together.add(waiting);
                } else {
                    later.add(waiting);
                }
            }
            writeTogether(together);
            left = later;
        }
    }

    private void writeTogether(List<Waiting> group) {
        if (group.size() == 1) {
            writeAlone(group.get(0));
            return;
        }
        List<Ready> ready = List.of();
        try {
            ready = decideAll(group);
            if (!ready.isEmpty()) {
                List<Change> changes = ready.stream()
                        .flatMap(one -> one.decided().changes().stream())
                        .toList();
                store.commit(changes);
            }
        } catch (ConflictException e) {
            ready.forEach(one -> writeAlone(one.waiting()));
            return;
        } catch (RuntimeException e) {
            // Those that have an answer keep it.
            group.forEach(waiting -> waiting.answer().completeExceptionally(e));
            return;
        }
        ready.forEach(one -> one.waiting().answer().complete(writer.done(one.decided())));
    }

    /** Decides all on what is stored now. Those that are refused have their answer then, and are not among those returned. */
    private List<Ready> decideAll(List<Waiting> group) {
        List<ItemTransaction> latest = group.stream()
                .map(waiting -> writer.onLatest(waiting.transaction()))
                .toList();
        List<Optional<StoredItem>> stored =
                store.getAll(latest.stream().flatMap(one -> one.keys().stream()).toList());
        var ready = new ArrayList<Ready>();
        int from = 0;
        for (int i = 0; i < group.size(); i++) {
            int to = from + latest.get(i).keys().size();
            try {
                ready.add(new Ready(group.get(i), writer.decide(latest.get(i), stored.subList(from, to))));
            } catch (RuntimeException refused) {
                group.get(i).answer().completeExceptionally(refused);
            }
            from = to;
        }
        return ready;
    }

    private void writeAlone(Waiting waiting) {
        try {
            waiting.answer().complete(writer.write(waiting.transaction()));
        } catch (RuntimeException e) {
            waiting.answer().completeExceptionally(e);
        }
    }
}
