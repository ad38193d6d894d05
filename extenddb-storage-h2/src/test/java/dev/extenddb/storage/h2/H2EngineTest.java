package dev.extenddb.storage.h2;

import dev.extenddb.storage.EngineContractTest;
import dev.extenddb.storage.Storage;

final class H2EngineTest extends EngineContractTest {

    @Override
    protected Storage open() {
        return H2Storage.inMemory();
    }
}
