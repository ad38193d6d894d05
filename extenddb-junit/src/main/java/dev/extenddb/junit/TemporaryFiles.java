package dev.extenddb.junit;

import dev.extenddb.storage.Storage;
import dev.extenddb.storage.StorageDecorator;
import dev.extenddb.storage.h2.H2Storage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** Makes storages in files that are gone when they are closed. */
final class TemporaryFiles implements Supplier<Storage> {

    @Override
    public Storage get() {
        try {
            Path directory = Files.createTempDirectory("extenddb");
            return new Deleted(H2Storage.file(directory), directory);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private record Deleted(Storage storage, Path directory) implements StorageDecorator {

        @Override
        public void close() {
            storage.close();
            try (Stream<Path> files = Files.walk(directory)) {
                List<Path> innermostFirst =
                        files.sorted(Comparator.reverseOrder()).toList();
                for (Path file : innermostFirst) {
                    Files.delete(file);
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
