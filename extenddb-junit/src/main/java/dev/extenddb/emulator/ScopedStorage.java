package dev.extenddb.emulator;

import dev.extenddb.storage.CatalogStore;
import dev.extenddb.storage.ItemStore;
import dev.extenddb.storage.Storage;
import dev.extenddb.storage.TableSpaces;

/**
 * A storage that knows for which scope it works: it keeps older states for those that want them, and shows them. It says that it does not
 * block, so that the engine does all work on the thread that brings a request. Thread-safe.
 */
final class ScopedStorage implements Storage {

    private final Storage storage;
    private final ItemStore items;
    private final TableSpaces tableSpaces;
    private final CatalogStore catalog;

    ScopedStorage(Storage storage, Scopes scopes) {
        var shared = new SharedTables();
        this.storage = storage;
        this.items = new ScopedItems(storage.items(), scopes, shared);
        this.tableSpaces = new ScopedSpaces(storage, scopes, shared);
        this.catalog = new ScopedCatalog(storage.catalog(), scopes);
    }

    @Override
    public ItemStore items() {
        return items;
    }

    @Override
    public TableSpaces tableSpaces() {
        return tableSpaces;
    }

    @Override
    public CatalogStore catalog() {
        return catalog;
    }

    @Override
    public boolean blocking() {
        return false;
    }

    @Override
    public boolean shared() {
        return storage.shared();
    }

    @Override
    public void close() {
        storage.close();
    }
}
