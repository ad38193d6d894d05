package dev.extenddb.storage.postgres;

import dev.extenddb.storage.EngineContractTest;
import dev.extenddb.storage.Storage;

final class PostgresEngineTest extends EngineContractTest {

    @Override
    protected Storage open() {
        return PostgresStorage.connect(TestServer.newSchema());
    }
}
