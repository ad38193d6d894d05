package dev.extenddb.howto;

import static dev.extenddb.assertion.EmulatorAssertions.assertThat;

import dev.extenddb.emulator.Emulator;
import dev.extenddb.emulator.Snapshot;
import dev.extenddb.item.AttributeValue;
import dev.extenddb.item.Item;
import dev.extenddb.junit.DynamoDbTest;
import dev.extenddb.junit.Isolation;
import dev.extenddb.junit.Table;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.RepeatedTest;

@DynamoDbTest(isolation = Isolation.PER_CLASS)
@Table(bean = Session.class)
class SnapshotsTest {

    private static Snapshot filled;

    @BeforeAll
    static void fill(Emulator emulator) {
        for (int i = 0; i < 1000; i++) {
            emulator.db().table("Session").put(Item.of(Map.of("user", AttributeValue.of("user-" + i))));
        }
        filled = emulator.snapshot();
    }

    @AfterEach
    void restore(Emulator emulator) {
        emulator.restore(filled);
    }

    @RepeatedTest(2)
    void startsWithAThousandSessions(Emulator emulator) {
        assertThat(emulator).table("Session").hasSize(1000);
        emulator.db().table("Session").delete(Item.of(Map.of("user", AttributeValue.of("user-1"))));
        assertThat(emulator).table("Session").hasSize(999);
    }
}
