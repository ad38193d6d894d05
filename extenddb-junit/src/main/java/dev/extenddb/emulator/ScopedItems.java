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
        Optional<Call> call = lookingBack();
        return call.isEmpty() ? present : seen(new TableKey(table, key), present, call.get());
    }

    @Override
    public List<Optional<StoredItem>> getAll(List<TableKey> keys) {
        List<Optional<StoredItem>> present = store.getAll(keys);
        Optional<Call> call = lookingBack();
        if (call.isEmpty()) {
            return present;
        }
        var all = new ArrayList<Optional<StoredItem>>();
        for (int i = 0; i < keys.size(); i++) {
            all.add(seen(keys.get(i), present.get(i), call.get()));
        }
        return all;
    }

    /** The call at work, if it may see older states. */
    private Optional<Call> lookingBack() {
        Optional<Call> call = scopes.current();
        return call.isPresent() && call.get().scope().looksBack() ? call : Optional.empty();
    }

    /** What a call is to see of a row. */
    private static Optional<StoredItem> seen(TableKey key, Optional<StoredItem> present, Call call) {
        return call.scope()
                .lookback(call, key.table())
                .flatMap(lookback -> call.scope().history().look(key, lookback))
                .map(History.Before::row)
                .orElse(present);
    }

    @Override
    public Page read(KeyRange range, int limit) {
        Optional<Call> call = lookingBack();
        return call.isEmpty() ? store.read(range, limit) : read(range, limit, call.get());
    }

    private Page read(KeyRange range, int limit, Call call) {
        return call.scope()
                .lookback(call, range.table())
                .map(lookback -> call.scope().history().look(range.table(), range.from(), range.to(), lookback))
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
        Optional<Call> call = scopes.current();
        if (call.isEmpty()) {
            return commit.get();
        }
        Scope scope = call.get().scope();
        noteSharedRows(changes, scope);
        List<TableKey> keys = wanted(changes, scope);
        return keys.isEmpty() ? commit.get() : remembering(keys, scope, commit);
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
