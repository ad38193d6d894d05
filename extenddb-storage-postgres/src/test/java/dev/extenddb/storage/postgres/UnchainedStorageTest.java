package dev.extenddb.storage.postgres;

import dev.extenddb.storage.Storage;
import dev.extenddb.storage.StorageContractTest;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.io.TempDir;

/** As on databases that change a table only once in a statement. */
final class UnchainedStorageTest extends StorageContractTest {

    @TempDir
    private static Path directory;

    private PostgresProcess server;

    @Override
    protected Storage open() {
        server = PostgresProcess.create(PostgresBinaries.NEWEST, directory, EmittedSql.SETTING);
        return PostgresStorage.connect(server.config(), false);
    }

    @AfterAll
    void checkStatements() {
        var emitted = new EmittedSql(server.log());
        emitted.requirePortable();
        emitted.requireOneChangeOfATableInAStatement();
        server.close();
    }
}
