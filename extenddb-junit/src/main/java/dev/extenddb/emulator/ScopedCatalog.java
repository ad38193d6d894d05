package dev.extenddb.emulator;

import dev.extenddb.item.Bytes;
import dev.extenddb.storage.CatalogChange;
import dev.extenddb.storage.CatalogEntry;
import dev.extenddb.storage.CatalogKey;
import dev.extenddb.storage.CatalogStore;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/** Has snapshots keep what documents were before they change. Thread-safe. */
final class ScopedCatalog implements CatalogStore {

    private final CatalogStore documents;
    private final Scopes scopes;

    ScopedCatalog(CatalogStore documents, Scopes scopes) {
        this.documents = documents;
        this.scopes = scopes;
    }

    @Override
    public Optional<CatalogEntry> find(CatalogKey key) {
        return documents.find(key);
    }

    @Override
    public List<CatalogEntry> list(String account, String region, String kind, String afterName, int limit) {
        return documents.list(account, region, kind, afterName, limit);
    }

    @Override
    public List<CatalogEntry> listAll(String kind, CatalogKey after, int limit) {
        return documents.listAll(kind, after, limit);
    }

    @Override
    public boolean create(CatalogKey key, byte[] document) {
        boolean created = documents.create(key, document);
        Optional<Scope> scope = journaling();
        if (created && scope.isPresent() && concerns(key, scope.get())) {
            for (Journal journal : scope.get().journals()) {
                journal.note(key, Optional.empty());
            }
        }
        return created;
    }

    @Override
    public boolean replace(CatalogKey key, long expectedVersion, byte[] document) {
        return remembering(key, () -> documents.replace(key, expectedVersion, document));
    }

    @Override
    public boolean remove(CatalogKey key, long expectedVersion) {
        return remembering(key, () -> documents.remove(key, expectedVersion));
    }

    @Override
    public boolean change(List<CatalogChange> changes) {
        return remembering(changes.stream().map(CatalogChange::key).toList(), () -> documents.change(changes));
    }

    private boolean remembering(CatalogKey key, BooleanSupplier change) {
        return remembering(List.of(key), change);
    }

    private boolean remembering(List<CatalogKey> keys, BooleanSupplier change) {
        Optional<Scope> scope = journaling();
        return scope.isEmpty() ? change.getAsBoolean() : remembering(keys, scope.get(), change);
    }

    private boolean remembering(List<CatalogKey> keys, Scope scope, BooleanSupplier change) {
        Map<CatalogKey, Optional<Bytes>> before = new HashMap<>();
        for (CatalogKey key : keys) {
            if (concerns(key, scope)) {
                before.put(key, documents.find(key).map(CatalogEntry::document));
            }
        }
        boolean changed = change.getAsBoolean();
        if (changed) {
            scope.journals().forEach(journal -> before.forEach(journal::note));
        }
        return changed;
    }

    /** The scope at work, if anybody keeps what changes in it. */
    private Optional<Scope> journaling() {
        Optional<Call> call = scopes.current();
        return call.isEmpty() || call.get().scope().journals().isEmpty()
                ? Optional.empty()
                : Optional.of(call.get().scope());
    }

    /** A document of the account, or an entry for it among those of all accounts. */
    private static boolean concerns(CatalogKey key, Scope scope) {
        return key.account().equals(scope.account())
                || (key.account().isEmpty() && key.name().contains(scope.account()));
    }
}
