package dev.extenddb.storage.postgres;

import dev.extenddb.storage.CatalogStore;
import dev.extenddb.storage.ItemStore;
import dev.extenddb.storage.Storage;
import dev.extenddb.storage.TableSpaces;

/**
 * Storage whose catalog is in another database than its items: no commit ever touches both. Thread-safe.
 *
 * @param documents the one whose catalog it is
 * @param rows the one whose items these are
 */
record SeparateCatalog(Storage documents, Storage rows) implements Storage {

    @Override
    public ItemStore items() {
        return rows.items();
    }

    @Override
    public TableSpaces tableSpaces() {
        return rows.tableSpaces();
    }

    @Override
    public CatalogStore catalog() {
        return documents.catalog();
    }

    @Override
    public boolean blocking() {
        return true;
    }

    @Override
    public boolean shared() {
        return true;
    }

    @Override
    public void close() {
        documents.close();
        rows.close();
    }
}
