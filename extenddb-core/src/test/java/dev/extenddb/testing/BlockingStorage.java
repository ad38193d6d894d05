package dev.extenddb.testing;

import dev.extenddb.storage.Storage;
import dev.extenddb.storage.StorageDecorator;

/** A storage that the engine is to treat as one that waits. */
public record BlockingStorage(Storage storage) implements StorageDecorator {

    @Override
    public boolean blocking() {
        return true;
    }
}
