package dev.extenddb.dataplane;

import dev.extenddb.error.DynamoDbException;
import dev.extenddb.item.Bytes;
import dev.extenddb.storage.Change;
import dev.extenddb.storage.ConflictException;
import dev.extenddb.storage.ItemStore;
import dev.extenddb.storage.ItemStore.Outcome;
import dev.extenddb.storage.StoredItem;
import dev.extenddb.storage.TableKey;
import dev.extenddb.storage.TableRef;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/**
 * Does writes that wait at the same time with one read and one commit for each table. Writes of one item are decided one after the other, each
 * on what the one before would leave, and what the last one leaves is committed once: a hot item is not held back by the rate at which the
 * database commits. Thread-safe; calls wait for the store.
 */
final class CombinedWriter {

    private final ItemStore store;
    private final ItemWriter writer;

    CombinedWriter(ItemStore store, ItemWriter writer) {
        this.store = store;
        this.writer = writer;
    }

    /** A write, and who waits for it. */
    record Waiting(ItemWrite write, CompletableFuture<WriteResult> answer) {

        void fail(RuntimeException failure) {
            answer.completeExceptionally(failure);
        }
    }

    /** Does all, each in the end with an answer. One table's failure is not another's. */
    void writeAll(List<Waiting> all) {
        Map<TableRef, Map<Bytes, List<Waiting>>> tables = new LinkedHashMap<>();
        for (Waiting asked : all) {
            var waiting = new Waiting(writer.onLatest(asked.write()), asked.answer());
            TableKey item = waiting.write().tableKey();
            tables.computeIfAbsent(item.table(), table -> new LinkedHashMap<>())
                    .computeIfAbsent(item.key(), key -> new ArrayList<>())
                    .add(waiting);
        }
        tables.values().forEach(items -> writeTable(List.copyOf(items.values())));
    }

    private void writeTable(List<List<Waiting>> items) {
        List<List<Waiting>> open = items;
        try {
            for (int attempt = 0; attempt < ItemWriter.TRIES && !open.isEmpty(); attempt++) {
                if (attempt > 0) {
                    ItemWriter.pause(attempt);
                }
                open = tryAll(open);
            }
            open.forEach(item -> item.forEach(waiting -> waiting.fail(ItemWriter.conflict())));
        } catch (RuntimeException e) {
            // Those that have an answer keep it.
            open.forEach(item -> item.forEach(waiting -> waiting.fail(e)));
        }
    }

    /** Tries all items once; returns those that met a conflict. Nobody is answered before what the answer follows from is committed. */
    private List<List<Waiting>> tryAll(List<List<Waiting>> items) {
        List<Optional<StoredItem>> stored = readAll(items);
        var turns = new ArrayList<Turn>();
        for (int i = 0; i < items.size(); i++) {
            turns.add(decide(items.get(i), stored.get(i)));
        }
        List<Turn> changing =
                turns.stream().filter(turn -> turn.change().isPresent()).toList();
        List<Outcome> outcomes =
                commit(changing.stream().map(turn -> turn.change().get()).toList());
        var conflicts = new ArrayList<List<Waiting>>();
        turns.stream().filter(turn -> turn.change().isEmpty()).forEach(Turn::answer);
        for (int i = 0; i < changing.size(); i++) {
            if (outcomes.get(i) == Outcome.APPLIED) {
                changing.get(i).answer();
            } else {
                conflicts.add(changing.get(i).waiting());
            }
        }
        return conflicts;
    }

    private List<Optional<StoredItem>> readAll(List<List<Waiting>> items) {
        List<TableKey> keys = items.stream()
                .filter(CombinedWriter::mustRead)
                .map(item -> item.get(0).write().tableKey())
                .toList();
        var found = keys.size() == 1
                ? List.of(store.get(keys.get(0).table(), keys.get(0).key()))
                : store.getAll(keys);
        var next = found.iterator();
        return items.stream()
                .map(item -> mustRead(item) ? next.next() : Optional.<StoredItem>empty())
                .toList();
    }

    private static boolean mustRead(List<Waiting> item) {
        return item.stream().anyMatch(waiting -> waiting.write().mustRead());
    }

    private List<Outcome> commit(List<Change> changes) {
        if (changes.size() != 1) {
            return changes.isEmpty() ? List.of() : store.commitEach(changes);
        }
        try {
            store.commit(changes);
            return List.of(Outcome.APPLIED);
        } catch (ConflictException e) {
            return List.of(Outcome.CONFLICT);
        }
    }

    /** What became of one item's writes, if the change is committed. */
    private record Turn(List<Waiting> waiting, List<Runnable> answers, Optional<Change> change) {
        void answer() {
            answers.forEach(Runnable::run);
        }
    }

    private Turn decide(List<Waiting> item, Optional<StoredItem> stored) {
        var answers = new ArrayList<Runnable>();
        var change = new ItemChange(item.get(0).write().tableKey(), stored, mustRead(item));
        for (Waiting waiting : item) {
            try {
                WriteResult result = change.add(writer.plan(waiting.write(), change.current()));
                answers.add(() -> {
                    writer.account(waiting.write(), result);
                    waiting.answer().complete(result);
                });
            } catch (DynamoDbException refused) {
                answers.add(() -> waiting.fail(refused));
            }
        }
        return new Turn(item, answers, change.whole());
    }
}
