package dev.extenddb.dataplane;

import dev.extenddb.storage.ItemStore;
import dev.extenddb.storage.KeyRange;
import dev.extenddb.storage.Page;
import dev.extenddb.storage.RangeRead;
import dev.extenddb.storage.TableRef;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Semaphore;

/**
 * Reads the beginnings of ranges that are waited for at the same time, together. Thread-safe; calls wait for the store, and for room.
 *
 * @param room one permit for each range that may be in memory; whoever waits for a range gives its permit back
 */
record CombinedRanges(ItemStore store, Semaphore room) {

    /** A range to read, and who waits for it. */
    record Waiting(RangeRead read, CompletableFuture<Page> answer) {}

    private record Kind(TableRef table, boolean ascending) {

        static Kind of(Waiting waiting) {
            KeyRange range = waiting.read().range();
            return new Kind(range.table(), range.ascending());
        }
    }

    /** Reads all, each in the end with an answer. A table that fails, since it has just been deleted, fails nobody else. */
    void readAll(List<Waiting> all) {
        room.acquireUninterruptibly(all.size());
        Map<Kind, List<Waiting>> byKind = new LinkedHashMap<>();
        all.forEach(waiting -> byKind.computeIfAbsent(Kind.of(waiting), kind -> new ArrayList<>())
                .add(waiting));
        byKind.values().forEach(this::readTogether);
    }

    private void readTogether(List<Waiting> group) {
        List<Page> pages;
        try {
            pages = store.readEach(group.stream().map(Waiting::read).toList());
        } catch (RuntimeException | Error e) {
            group.forEach(waiting -> waiting.answer().completeExceptionally(e));
            return;
        }
        for (int i = 0; i < group.size(); i++) {
            group.get(i).answer().complete(pages.get(i));
        }
    }
}
