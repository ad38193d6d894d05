package dev.extenddb.storage.h2;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.extenddb.item.Bytes;
import dev.extenddb.storage.Change;
import dev.extenddb.storage.Change.Put;
import dev.extenddb.storage.Expected;
import dev.extenddb.storage.Image;
import dev.extenddb.storage.Storage;
import dev.extenddb.storage.StorageException;
import dev.extenddb.storage.TableRef;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class H2LifecycleTest {

    private static final TableRef TABLE = new TableRef(1);
    private static final Bytes KEY = Bytes.of((byte) 1);

    @TempDir
    private Path directory;

    @Test
    void databasesInMemoryKnowNothingOfEachOther() {
        try (Storage one = H2Storage.inMemory();
                Storage other = H2Storage.inMemory()) {
            put(one, KEY);

            assertThat(one.items().get(TABLE, KEY)).isPresent();
            assertThat(other.items().get(TABLE, KEY)).isEmpty();
        }
    }

    @Test
    void aClosedStorageFailsClearly() {
        Storage storage = H2Storage.inMemory();
        storage.close();
        storage.close();

        assertThatThrownBy(() -> storage.items().get(TABLE, KEY))
                .isInstanceOf(StorageException.class)
                .hasMessageContaining("closed");
    }

    @Test
    void onlyAFileBlocks() {
        try (Storage memory = H2Storage.inMemory();
                Storage file = H2Storage.file(directory)) {
            assertThat(memory.blocking()).isFalse();
            assertThat(file.blocking()).isTrue();
            assertThat(memory.shared()).isFalse();
            assertThat(file.shared()).isFalse();
        }
    }

    @Test
    void aFileIsFoundAgain() {
        Path nested = directory.resolve("not/yet/there");
        try (Storage storage = H2Storage.file(nested)) {
            put(storage, KEY);
        }
        try (Storage storage = H2Storage.file(nested)) {
            assertThat(storage.items().get(TABLE, KEY)).isPresent();
        }
    }

    @Test
    void anInterruptedThreadDoesNotCloseTheFile() {
        try (Storage storage = H2Storage.file(directory)) {
            for (int i = 0; i < 20; i++) {
                Thread.currentThread().interrupt();
                put(storage, Bytes.of((byte) i));
                Thread.interrupted();
            }
            put(storage, KEY);
        }
        try (Storage storage = H2Storage.file(directory)) {
            for (int i = 0; i < 20; i++) {
                assertThat(storage.items().get(TABLE, Bytes.of((byte) i))).isPresent();
            }
        }
    }

    @Test
    void aDirectoryThatCannotBeIsRefused() throws IOException {
        Path file = Files.createFile(directory.resolve("file"));

        assertThatThrownBy(() -> H2Storage.file(file)).isInstanceOf(StorageException.class);
        assertThatThrownBy(() -> H2Storage.file(directory.resolve("a;b")))
                .isInstanceOf(StorageException.class)
                .hasMessageContaining("semicolon");
    }

    @Test
    void jooqIsToldNotToGreet() {
        H2Storage.inMemory().close();

        assertThat(System.getProperty("org.jooq.no-logo")).isEqualTo("true");
        assertThat(System.getProperty("org.jooq.no-tips")).isEqualTo("true");
    }

    private static void put(Storage storage, Bytes key) {
        var image = new Image(Bytes.EMPTY, 1, 1);
        storage.items().commit(List.of(new Change(TABLE, key, Expected.ANY, new Put(image), List.of())));
    }
}
