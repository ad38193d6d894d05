package dev.extenddb.cli;

import dev.extenddb.ExtendDb;
import dev.extenddb.storage.Storage;
import dev.extenddb.storage.StorageException;
import dev.extenddb.storage.h2.H2Storage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

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
                throw new DataDirectoryException(directory, "it is not writable");
            }
            return H2Storage.file(directory);
        } catch (IOException e) {
            throw new DataDirectoryException(directory, e.toString());
        } catch (StorageException e) {
            throw new DataDirectoryException(directory, e.getMessage());
        }
    }
}
