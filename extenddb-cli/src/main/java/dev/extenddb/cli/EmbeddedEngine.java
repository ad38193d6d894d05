package dev.extenddb.cli;

import dev.extenddb.ExtendDb;
import dev.extenddb.storage.Storage;
import dev.extenddb.storage.StorageException;
import dev.extenddb.storage.h2.H2Storage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/**
 * An engine on H2 that can be opened.
 *
 * @param directory where the data is; empty for an engine in memory
 * @param throttling whether requests are held to the throughput of their tables
 * @param transition how long tables take to be created, changed and deleted
 */
record EmbeddedEngine(Optional<Path> directory, boolean throttling, Duration transition) {

    /**
     * Opens it.
     *
     * @throws DataDirectoryException if the directory cannot be used
     */
    ExtendDb open() {
        Storage storage = directory.map(EmbeddedEngine::inDirectory).orElseGet(H2Storage::inMemory);
        return ExtendDb.builder(storage)
                .throttling(throttling)
                .controlPlaneDelay(transition)
                .build();
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
