package dev.extenddb.storage.postgres;

import dev.extenddb.storage.Storage;
import dev.extenddb.storage.StorageContractTest;

final class PostgresStorageTest extends StorageContractTest {

    @Override
    protected Storage open() {
        return PostgresStorage.connect(TestServer.newSchema());
    }
}
