package dev.extenddb.storage.h2;

import dev.extenddb.storage.Storage;
import dev.extenddb.storage.StorageContractTest;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

final class H2FileStorageTest extends StorageContractTest {

    @TempDir
    private static Path directory;

    @Override
    protected Storage open() {
        return H2Storage.file(directory);
    }
}
