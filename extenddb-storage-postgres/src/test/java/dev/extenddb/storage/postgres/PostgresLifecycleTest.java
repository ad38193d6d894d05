package dev.extenddb.storage.postgres;

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
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;

final class PostgresLifecycleTest {

    private static final TableRef TABLE = new TableRef(1);
    private static final Bytes KEY = Bytes.of((byte) 1);

    @Test
    void severalProcessesMayCreateTheSchemaAtOnce() {
        PostgresConfig config = TestServer.newSchema().withPoolSize(1);
        var executor = Executors.newFixedThreadPool(6);
        List<CompletableFuture<Storage>> starts = new ArrayList<>();
        for (int i = 0; i < 6; i++) {
            starts.add(CompletableFuture.supplyAsync(() -> connectAndCreateTable(config), executor));
        }
        List<Storage> storages = starts.stream().map(CompletableFuture::join).toList();
        executor.shutdown();

        put(storages.get(0));
        assertThat(storages).allSatisfy(storage -> {
            assertThat(storage.items().get(TABLE, KEY)).isPresent();
            assertThat(storage.shared()).isTrue();
            assertThat(storage.blocking()).isTrue();
        });
        storages.forEach(Storage::close);
    }

    @Test
    void whatWasWrittenIsFoundAgain() {
        PostgresConfig config = TestServer.newSchema();
        try (Storage storage = PostgresStorage.connect(config)) {
            storage.tableSpaces().create(TABLE);
            put(storage);
        }
        try (Storage storage = PostgresStorage.connect(config)) {
            assertThat(storage.items().get(TABLE, KEY)).isPresent();
        }
    }

    @Test
    void aDatabaseOfANewerProgramIsRefused() throws SQLException {
        PostgresConfig config = TestServer.newSchema();
        PostgresStorage.connect(config).close();
        try (var connection = DriverManager.getConnection(config.url(), config.user(), config.password());
                var statement = connection.createStatement()) {
            statement.execute("update " + config.schema() + ".schema_version set version = 1000");
        }

        assertThatThrownBy(() -> PostgresStorage.connect(config))
                .isInstanceOf(StorageException.class)
                .hasMessageContaining("version 1000");
    }

    @Test
    void aDatabaseThatCannotBeReachedIsNamedWithoutItsPassword() {
        var config = new PostgresConfig("jdbc:postgresql://127.0.0.1:1/none", "somebody", "secret", 1, "s");

        assertThatThrownBy(() -> PostgresStorage.connect(config))
                .isInstanceOf(StorageException.class)
                .hasMessageContaining("127.0.0.1:1")
                .hasMessageNotContaining("secret");
    }

    @Test
    void aClosedStorageFails() {
        Storage storage = PostgresStorage.connect(TestServer.newSchema());
        storage.close();

        assertThatThrownBy(() -> storage.items().get(TABLE, KEY)).isInstanceOf(StorageException.class);
    }

    private static Storage connectAndCreateTable(PostgresConfig config) {
        Storage storage = PostgresStorage.connect(config);
        storage.tableSpaces().create(TABLE);
        return storage;
    }

    private static void put(Storage storage) {
        var image = new Image(Bytes.EMPTY, 1, 1);
        storage.items().commit(List.of(new Change(TABLE, KEY, Expected.ANY, new Put(image), List.of())));
    }
}
