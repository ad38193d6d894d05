package dev.extenddb.memory;

import dev.extenddb.storage.EngineContractTest;
import dev.extenddb.storage.Storage;

final class MemoryEngineTest extends EngineContractTest {

    @Override
    protected Storage open() {
        return new MemoryStorage();
    }
}
