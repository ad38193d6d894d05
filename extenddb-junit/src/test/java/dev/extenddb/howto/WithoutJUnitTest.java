package dev.extenddb.howto;

import static dev.extenddb.assertion.EmulatorAssertions.assertThat;

import dev.extenddb.emulator.Emulator;
import dev.extenddb.fixture.TableFixture;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.enhanced.dynamodb.TableSchema;

/** What a test of any framework does; that JUnit runs it makes no difference. */
class WithoutJUnitTest {

    private static Emulator emulator;

    @BeforeAll
    static void start() {
        emulator = Emulator.inMemory().start();
    }

    @AfterAll
    static void stop() {
        emulator.close();
    }

    @AfterEach
    void reset() {
        emulator.reset();
    }

    @Test
    void keepsASession() {
        TableFixture.ofBean(Session.class, "sessions").createIn(emulator);
        var sessions = emulator.enhancedClient().table("sessions", TableSchema.fromBean(Session.class));

        sessions.putItem(new Session("ada", 1));

        assertThat(emulator).table("sessions").hasSize(1).hasItem(Map.of("user", "ada", "expires", 1));
    }
}
