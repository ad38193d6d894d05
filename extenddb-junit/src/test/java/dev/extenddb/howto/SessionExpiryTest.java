package dev.extenddb.howto;

import static org.assertj.core.api.Assertions.assertThat;

import dev.extenddb.emulator.ClockMode;
import dev.extenddb.emulator.EmulatorClock;
import dev.extenddb.junit.DynamoDbTest;
import dev.extenddb.junit.Table;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.enhanced.dynamodb.DynamoDbTable;
import software.amazon.awssdk.enhanced.dynamodb.Key;

@DynamoDbTest(clock = ClockMode.FROZEN, startAt = "2030-01-01T00:00:00Z")
@Table(bean = Session.class, timeToLive = "expires")
class SessionExpiryTest {

    @Test
    void aSessionEndsAfterAnHour(DynamoDbTable<Session> sessions, EmulatorClock clock) {
        long inAnHour = clock.instant().plus(Duration.ofHours(1)).getEpochSecond();
        sessions.putItem(new Session("ada", inAnHour));
        var key = Key.builder().partitionValue("ada").build();

        clock.advance(Duration.ofMinutes(59));
        assertThat(sessions.getItem(key)).isNotNull();

        clock.advance(Duration.ofMinutes(1));
        assertThat(sessions.getItem(key)).isNull();
    }
}
