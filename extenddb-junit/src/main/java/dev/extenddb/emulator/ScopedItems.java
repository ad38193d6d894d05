package dev.extenddb.emulator;

import dev.extenddb.item.Bytes;
import dev.extenddb.storage.Change;
import dev.extenddb.storage.ItemStore;
import dev.extenddb.storage.KeyRange;
import dev.extenddb.storage.Page;
import dev.extenddb.storage.StoredItem;
import dev.extenddb.storage.TableKey;
import dev.extenddb.storage.TableRef;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** Keeps what rows were before they are written, for scopes that want to know, and shows it to reads that are to see it. Thread-safe. */
final class ScopedItems implements ItemStore {

    private final ItemStore store;
    private final Scopes scopes;
    private final SharedTables shared;

    ScopedItems(ItemStore store, Scopes scopes, SharedTables shared) {
        this.store = store;
        this.scopes = scopes;
        this.shared = shared;
    }

    @Override
    public Optional<StoredItem> get(TableRef table, Bytes key) {
        Optional<StoredItem> present = store.get(table, key);
        return seen(new TableKey(table, key)).map(History.Before::row).orElse(present);
    }

    @Override
    public List<Optional<StoredItem>> getAll(List<TableKey> keys) {
        List<Optional<StoredItem>> present = store.getAll(keys);
        if (scopes.current().filter(call -> call.scope().looksBack()).isEmpty()) {
            return present;
        }
        var all = new ArrayList<Optional<StoredItem>>();
        for (int i = 0; i < keys.size(); i++) {
            all.add(seen(keys.get(i)).map(History.Before::row).orElse(present.get(i)));
        }
        return all;
    }

    /** What the call is to see in place of a row. */
    private Optional<History.Before> seen(TableKey key) {
        return scopes.current()
                .filter(call -> call.scope().looksBack())
                .flatMap(call -> call.scope()
                        .lookback(call, key.table())
                        .flatMap(lookback -> call.scope().history().look(key, lookback)));
    }

    @Override
    public Page read(KeyRange range, int limit) {
        return scopes.current()
                .filter(call -> call.scope().looksBack())
                .flatMap(call -> call.scope()
                        .lookback(call, range.table())
                        .map(lookback ->
                                call.scope().history().look(range.table(), range.from(), range.to(), lookback)))
                .filter(others -> !others.isEmpty())
                .map(others -> new OlderPages(store, others).read(range, limit))
                .orElseGet(() -> store.read(range, limit));
    }

    @Override
    public long size(KeyRange range) {
        return store.size(range);
    }

    @Override
    public void commit(List<Change> changes) {
        remembering(changes, () -> {
            store.commit(changes);
            return true;
        });
    }

    @Override
    public List<Outcome> commitEach(List<Change> changes) {
        return remembering(changes, () -> store.commitEach(changes));
    }

    private <T> T remembering(List<Change> changes, Supplier<T> commit) {
        Optional<Scope> scope = scopes.current().map(Call::scope);
        if (scope.isEmpty()) {
            return commit.get();
        }
        noteSharedRows(changes, scope.get());
        List<TableKey> keys = wanted(changes, scope.get());
        return keys.isEmpty() ? commit.get() : remembering(keys, scope.get(), commit);
    }

    /** The rows of which somebody wants to know what they were before. */
    private static List<TableKey> wanted(List<Change> changes, Scope scope) {
        return scope.remembers()
                ? changes.stream()
                        .flatMap(change -> RowKeys.of(change).stream())
                        .filter(scope::remembers)
                        .distinct()
                        .toList()
                : List.of();
    }

    private <T> T remembering(List<TableKey> keys, Scope scope, Supplier<T> commit) {
        // What is read must be what is overwritten.
        scope.writing().lock();
        try {
            List<Optional<StoredItem>> before = store.getAll(keys);
            T result = commit.get();
            Instant now = scope.clock().instant();
            for (int i = 0; i < keys.size(); i++) {
                remember(scope, keys.get(i), before.get(i), now);
            }
            return result;
        } finally {
            scope.writing().unlock();
        }
    }

    private static void remember(Scope scope, TableKey key, Optional<StoredItem> before, Instant now) {
        scope.journals().forEach(journal -> journal.note(key, before));
        if (scope.looksBack() && !scope.isPreparing()) {
            scope.history().add(key, before, now);
        }
    }

    private void noteSharedRows(List<Change> changes, Scope scope) {
        for (Change change : changes) {
            if (shared.contains(change.table())) {
                scope.sharedRows().addAll(RowKeys.of(change));
            }
        }
    }
}
