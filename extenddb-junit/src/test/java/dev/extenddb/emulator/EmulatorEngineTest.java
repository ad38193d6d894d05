package dev.extenddb.emulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class EmulatorEngineTest {

    private final EmulatorEngine engine = EmulatorEngine.inMemory();

    @AfterEach
    void close() {
        engine.close();
    }

    @Test
    void dropsItsTablesAtItsEnd() {
        Emulator emulator = engine.newEmulator(EmulatorSettings.DEFAULTS);
        Emulator other = engine.newEmulator(EmulatorSettings.DEFAULTS);
        for (int i = 0; i < 120; i++) {
            Tables.create(emulator.client(), "things-" + i);
        }
        Tables.create(other.client(), "things-0");

        emulator.close();
        engine.awaitCleanUp();

        assertThat(emulator.client().listTables().tableNames()).isEmpty();
        assertThat(other.client().listTables().tableNames()).containsExactly("things-0");
    }

    @Test
    void dropsItsStreamsAtItsEnd() {
        Emulator emulator = engine.newEmulator(EmulatorSettings.DEFAULTS);
        Tables.createWithStream(emulator.client(), "left");
        Tables.createWithStream(emulator.client(), "deleted");
        emulator.client().deleteTable(delete -> delete.tableName("deleted"));
        assertThat(emulator.streamsClient().listStreams().streams()).hasSize(2);

        emulator.close();
        engine.awaitCleanUp();

        assertThat(emulator.streamsClient().listStreams().streams()).isEmpty();
    }

    @Test
    void dropsAProtectedTable() {
        Emulator emulator = engine.newEmulator(EmulatorSettings.DEFAULTS);
        emulator.client()
                .createTable(Tables.request("things").toBuilder()
                        .deletionProtectionEnabled(true)
                        .build());
        Tables.create(emulator.client(), "unprotected");

        emulator.close();
        engine.awaitCleanUp();

        assertThat(emulator.client().listTables().tableNames()).isEmpty();
    }

    @Test
    void endsItsServer() {
        Emulator emulator = engine.newEmulator(EmulatorSettings.DEFAULTS);
        URI endpoint = emulator.endpoint();
        assertThat(emulator.endpoint()).isEqualTo(endpoint);

        emulator.close();

        assertThatThrownBy(() -> new Socket(endpoint.getHost(), endpoint.getPort()).close())
                .isInstanceOf(IOException.class);
    }
}
