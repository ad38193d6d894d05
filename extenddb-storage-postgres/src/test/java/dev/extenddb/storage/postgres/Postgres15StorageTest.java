package dev.extenddb.storage.postgres;

import dev.extenddb.storage.Storage;
import dev.extenddb.storage.StorageContractTest;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.io.TempDir;

/** Version 15, where the build has fetched it. */
@EnabledIf("isFetched")
final class Postgres15StorageTest extends StorageContractTest {

    @TempDir
    private static Path directory;

    private PostgresProcess server;

    static boolean isFetched() {
        return PostgresBinaries.has("15");
    }

    @Override
    protected Storage open() {
        server = PostgresProcess.create("15", directory, EmittedSql.SETTING);
        return PostgresStorage.connect(server.config());
    }

    @AfterAll
    void checkStatements() {
        var emitted = new EmittedSql(server.log());
        emitted.requirePortable();
        server.close();
    }
}
