package dev.extenddb.memory;

import dev.extenddb.storage.Storage;
import dev.extenddb.storage.StorageContractTest;

/** The engine's tests stand on it, so it keeps the contract too. */
final class MemoryStorageTest extends StorageContractTest {

    @Override
    protected Storage open() {
        return new MemoryStorage();
    }
}
