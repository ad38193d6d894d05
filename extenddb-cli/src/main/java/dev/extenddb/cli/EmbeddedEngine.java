package dev.extenddb.cli;

import dev.extenddb.ExtendDb;
import dev.extenddb.storage.Storage;
import dev.extenddb.storage.StorageException;
import dev.extenddb.storage.h2.H2Storage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Optional;
import org.h2.api.ErrorCode;

/** Opens an engine on H2, in memory or in a directory. */
final class EmbeddedEngine {

    private EmbeddedEngine() {}

    static ExtendDb open(Optional<Path> directory) {
        Storage storage = directory.map(EmbeddedEngine::inDirectory).orElseGet(H2Storage::inMemory);
        return ExtendDb.builder(storage).build();
    }

    private static Storage inDirectory(Path directory) {
        try {
            Files.createDirectories(directory);
            if (!Files.isWritable(directory)) {
                throw DataDirectoryException.unusable(directory, "it is not writable");
            }
            return H2Storage.file(directory);
        } catch (IOException e) {
            throw DataDirectoryException.unusable(directory, e.toString());
        } catch (StorageException e) {
            throw isOpenElsewhere(e)
                    ? DataDirectoryException.inUse(directory)
                    : DataDirectoryException.unusable(directory, e.getMessage());
        }
    }

    private static boolean isOpenElsewhere(StorageException e) {
        return e.getCause() instanceof SQLException cause && cause.getErrorCode() == ErrorCode.DATABASE_ALREADY_OPEN_1;
    }
}
