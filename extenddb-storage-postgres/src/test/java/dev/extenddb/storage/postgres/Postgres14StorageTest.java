package dev.extenddb.storage.postgres;

import dev.extenddb.storage.Storage;
import dev.extenddb.storage.StorageContractTest;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.io.TempDir;

/** The oldest version that is supported; and that the SQL is such as other servers run. */
final class Postgres14StorageTest extends StorageContractTest {

    @TempDir
    private static Path directory;

    private PostgresProcess server;

    @Override
    protected Storage open() {
        server = PostgresProcess.create("14", directory, EmittedSql.SETTING);
        return PostgresStorage.connect(server.config());
    }

    @AfterAll
    void checkStatements() {
        var emitted = new EmittedSql(server.log());
        emitted.requirePortable();
        server.close();
    }
}
