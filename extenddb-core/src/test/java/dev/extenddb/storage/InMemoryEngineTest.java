package dev.extenddb.storage;

final class InMemoryEngineTest extends EngineContractTest {

    @Override
    protected Storage open() {
        return new InMemoryStorage();
    }
}
