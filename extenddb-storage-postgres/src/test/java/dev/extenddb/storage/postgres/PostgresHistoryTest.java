package dev.extenddb.storage.postgres;

import dev.extenddb.storage.HistoryContractTest;
import dev.extenddb.storage.Storage;

final class PostgresHistoryTest extends HistoryContractTest {

    @Override
    protected Storage open() {
        return PostgresStorage.connect(TestServer.newSchema());
    }
}
