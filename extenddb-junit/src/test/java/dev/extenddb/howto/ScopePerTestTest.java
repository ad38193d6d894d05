package dev.extenddb.howto;

import static org.assertj.core.api.Assertions.assertThat;

import dev.extenddb.emulator.Emulator;
import dev.extenddb.emulator.EmulatorEngine;
import dev.extenddb.emulator.EmulatorSettings;
import dev.extenddb.fixture.TableFixture;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.RepeatedTest;

class ScopePerTestTest {

    private static EmulatorEngine engine;

    private Emulator emulator;

    @BeforeAll
    static void startEngine() {
        engine = EmulatorEngine.inMemory();
    }

    @AfterAll
    static void stopEngine() {
        engine.close();
    }

    @BeforeEach
    void open() {
        emulator = engine.newEmulator(EmulatorSettings.DEFAULTS);
    }

    @AfterEach
    void close() {
        emulator.close();
    }

    @RepeatedTest(2)
    void beginsWithoutTables() {
        assertThat(emulator.tableNames()).isEmpty();
        TableFixture.ofBean(Session.class, "sessions").createIn(emulator);
        assertThat(emulator.tableNames()).containsExactly("sessions");
    }
}
