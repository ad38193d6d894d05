package dev.extenddb.storage.h2;

import dev.extenddb.storage.HistoryContractTest;
import dev.extenddb.storage.Storage;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

final class H2HistoryTest extends HistoryContractTest {

    @TempDir
    static Path directory;

    @Override
    protected Storage open() {
        return H2Storage.file(directory);
    }
}
