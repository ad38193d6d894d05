package dev.extenddb.memory;

import dev.extenddb.storage.HistoryContractTest;
import dev.extenddb.storage.Storage;

final class MemoryHistoryTest extends HistoryContractTest {

    @Override
    protected Storage open() {
        return new MemoryStorage();
    }
}
