package dev.extenddb.testing;

import dev.extenddb.storage.CatalogStore;
import dev.extenddb.storage.ItemStore;
import dev.extenddb.storage.Storage;
import dev.extenddb.storage.TableSpaces;

/** A storage that the engine is to treat as one that waits. */
public record BlockingStorage(Storage storage) implements Storage {

    @Override
    public ItemStore items() {
        return storage.items();
    }

    @Override
    public TableSpaces tableSpaces() {
        return storage.tableSpaces();
    }

    @Override
    public CatalogStore catalog() {
        return storage.catalog();
    }

    @Override
    public boolean blocking() {
        return true;
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
