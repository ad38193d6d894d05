package dev.extenddb.memory;

import dev.extenddb.storage.CatalogStore;
import dev.extenddb.storage.ItemStore;
import dev.extenddb.storage.Storage;
import dev.extenddb.storage.TableSpaces;

/**
 * Keeps everything in maps, which are gone with the process: what tests want, to whom a database costs more time than all that they ask of it. Nothing
 * bounds it but the heap. Thread-safe; nothing waits but for others' commits.
 */
public final class MemoryStorage implements Storage {

    private final Rows rows = new Rows();
    private final MemoryItems items = new MemoryItems(rows);
    private final MemorySpaces spaces = new MemorySpaces(rows);
    private final MemoryCatalog catalog = new MemoryCatalog();

    @Override
    public ItemStore items() {
        return items;
    }

    @Override
    public TableSpaces tableSpaces() {
        return spaces;
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
        return false;
    }

    /** Does nothing: the memory is free when nobody has the storage any more. */
    @Override
    public void close() {}
}
