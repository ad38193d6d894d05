package dev.extenddb.storage;

/** The engine's tests stand on it, so it keeps the contract too. */
final class InMemoryStorageTest extends StorageContractTest {

    @Override
    protected Storage open() {
        return new InMemoryStorage();
    }
}
