package dev.extenddb.howto;

import static dev.extenddb.assertion.EmulatorAssertions.assertThat;

import dev.extenddb.emulator.ClockMode;
import dev.extenddb.emulator.Emulator;
import dev.extenddb.emulator.EmulatorClock;
import dev.extenddb.junit.DynamoDbTest;
import dev.extenddb.junit.Table;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.enhanced.dynamodb.DynamoDbTable;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

@DynamoDbTest(clock = ClockMode.FROZEN, startAt = "2030-01-01T00:00:00Z")
@Table(bean = Session.class)
class RestoreTest {

    @Test
    void sessionsComeBack(
            DynamoDbClient client, DynamoDbTable<Session> sessions, EmulatorClock clock, Emulator emulator) {
        client.updateContinuousBackups(update -> update.tableName("Session")
                .pointInTimeRecoverySpecification(recovery -> recovery.pointInTimeRecoveryEnabled(true)));
        sessions.putItem(new Session("ada", 1));
        Instant good = clock.instant();

        clock.advance(Duration.ofHours(1));
        sessions.deleteItem(new Session("ada", 1));
        sessions.putItem(new Session("mallory", 1));
        clock.advance(Duration.ofHours(1));
        client.restoreTableToPointInTime(restore ->
                restore.sourceTableName("Session").targetTableName("Restored").restoreDateTime(good));

        assertThat(emulator).table("Restored").hasSize(1);
        assertThat(emulator).table("Session").hasSize(1);
    }
}
