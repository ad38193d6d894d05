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

/** Reads items that are waited for at the same time with one statement for each table. Thread-safe; calls wait for the store. */
record CombinedReader(ItemStore store) {

    /** An item to read, and who waits for it. */
    record Waiting(TableKey key, CompletableFuture<Optional<StoredItem>> answer) {}

    /** Reads all, each in the end with an answer. A table that fails, since it has just been deleted, fails nobody else. */
    void readAll(List<Waiting> all) {
        Map<TableRef, List<Waiting>> byTable = new LinkedHashMap<>();
        all.forEach(read -> byTable.computeIfAbsent(read.key().table(), table -> new ArrayList<>())
                .add(read));
        byTable.values().forEach(this::readTable);
    }

    private void readTable(List<Waiting> reads) {
        List<Optional<StoredItem>> found;
        try {
            TableKey first = reads.get(0).key();
            found = reads.size() == 1
                    ? List.of(store.get(first.table(), first.key()))
                    : store.getAll(reads.stream().map(Waiting::key).toList());
        } catch (RuntimeException | Error e) {
            reads.forEach(read -> read.answer().completeExceptionally(e));
            return;
        }
        for (int i = 0; i < reads.size(); i++) {
            reads.get(i).answer().complete(found.get(i));
        }
    }
}
