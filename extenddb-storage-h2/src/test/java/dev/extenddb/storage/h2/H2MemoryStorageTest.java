package dev.extenddb.storage.h2;

import dev.extenddb.storage.Storage;
import dev.extenddb.storage.StorageContractTest;

final class H2MemoryStorageTest extends StorageContractTest {

    @Override
    protected Storage open() {
        return H2Storage.inMemory();
    }
}
