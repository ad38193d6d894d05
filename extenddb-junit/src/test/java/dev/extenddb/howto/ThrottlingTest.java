package dev.extenddb.howto;

import static org.assertj.core.api.Assertions.assertThat;

import dev.extenddb.emulator.FaultInjector;
import dev.extenddb.emulator.FaultKind;
import dev.extenddb.emulator.FaultRule;
import dev.extenddb.emulator.RequestLog;
import dev.extenddb.junit.DynamoDbTest;
import dev.extenddb.junit.Fault;
import dev.extenddb.junit.Table;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.enhanced.dynamodb.DynamoDbTable;

@DynamoDbTest
@Table(bean = Session.class)
class ThrottlingTest {

    @Test
    @Fault(kind = FaultKind.THROTTLE, op = "PutItem", times = 2)
    void theSdkTriesAgain(DynamoDbTable<Session> sessions, RequestLog requests) {
        sessions.putItem(new Session("ada", 0));

        assertThat(requests.of("PutItem")).hasSize(3);
    }

    @Test
    void fromWithinATest(DynamoDbTable<Session> sessions, FaultInjector faults) {
        var lost = faults.add(
                FaultRule.of(FaultKind.RESPONSE_LOST).table("Session").nth(1));

        sessions.putItem(new Session("ada", 0));

        assertThat(lost.count()).isEqualTo(1);
        assertThat(sessions.scan().items()).hasSize(1);
    }
}
