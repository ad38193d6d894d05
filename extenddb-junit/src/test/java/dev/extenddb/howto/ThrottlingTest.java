package dev.extenddb.howto;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.extenddb.emulator.FaultInjector;
import dev.extenddb.emulator.FaultKind;
import dev.extenddb.emulator.FaultRule;
import dev.extenddb.emulator.RequestLog;
import dev.extenddb.junit.DynamoDbTest;
import dev.extenddb.junit.Fault;
import dev.extenddb.junit.Table;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.enhanced.dynamodb.DynamoDbTable;
import software.amazon.awssdk.services.dynamodb.model.ThrottlingException;

@DynamoDbTest
@Table(bean = Session.class)
class ThrottlingTest {

    @Test
    @Fault(kind = FaultKind.THROTTLE, op = "PutItem", times = 2)
    void theSdkTriesThreeTimes(DynamoDbTable<Session> sessions, RequestLog requests) {
        sessions.putItem(new Session("ada", 0));

        assertThat(requests.of("PutItem")).hasSize(3);
    }

    @Test
    void thenItGivesUp(DynamoDbTable<Session> sessions, FaultInjector faults) {
        faults.add(FaultRule.of(FaultKind.THROTTLE).on("PutItem").table("Session"));

        assertThatThrownBy(() -> sessions.putItem(new Session("ada", 0))).isInstanceOf(ThrottlingException.class);
    }
}
