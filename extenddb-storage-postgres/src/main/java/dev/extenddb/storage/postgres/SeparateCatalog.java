package dev.extenddb.storage.postgres;

import dev.extenddb.storage.CatalogStore;
import dev.extenddb.storage.Storage;
import dev.extenddb.storage.StorageDecorator;

/**
 * Storage whose catalog is in another database than its items: no commit ever touches both. Thread-safe.
 *
 * @param documents the one whose catalog it is
 * @param storage the one whose items these are
 */
record SeparateCatalog(Storage documents, Storage storage) implements StorageDecorator {

    @Override
    public CatalogStore catalog() {
        return documents.catalog();
    }

    @Override
    public void close() {
        documents.close();
        storage.close();
    }
}
