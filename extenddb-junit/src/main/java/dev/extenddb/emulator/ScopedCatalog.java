package dev.extenddb.emulator;

import dev.extenddb.item.Bytes;
import dev.extenddb.storage.CatalogEntry;
import dev.extenddb.storage.CatalogKey;
import dev.extenddb.storage.CatalogStore;
import java.util.List;
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
        return remembering(key, () -> documents.create(key, document));
    }

    @Override
    public boolean replace(CatalogKey key, long expectedVersion, byte[] document) {
        return remembering(key, () -> documents.replace(key, expectedVersion, document));
    }

    @Override
    public boolean remove(CatalogKey key, long expectedVersion) {
        return remembering(key, () -> documents.remove(key, expectedVersion));
    }

    private boolean remembering(CatalogKey key, BooleanSupplier change) {
        Optional<Scope> scope = scopes.current()
                .map(Call::scope)
                .filter(found -> !found.journals().isEmpty())
                .filter(found -> concerns(key, found));
        if (scope.isEmpty()) {
            return change.getAsBoolean();
        }
        Optional<Bytes> before = documents.find(key).map(CatalogEntry::document);
        boolean changed = change.getAsBoolean();
        if (changed) {
            scope.get().journals().forEach(journal -> journal.note(key, before));
        }
        return changed;
    }

    /** A document of the account, or an entry for it among those of all accounts. */
    private static boolean concerns(CatalogKey key, Scope scope) {
        return key.account().equals(scope.account())
                || (key.account().isEmpty() && key.name().contains(scope.account()));
    }
}
