package dev.extenddb.howto;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.extenddb.emulator.FaultKind;
import dev.extenddb.junit.DynamoDbTest;
import dev.extenddb.junit.Fault;
import dev.extenddb.junit.Table;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.enhanced.dynamodb.DynamoDbEnhancedClient;
import software.amazon.awssdk.enhanced.dynamodb.DynamoDbTable;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;

@DynamoDbTest
@Table(bean = Session.class)
class ConflictTest {

    @Test
    @Fault(kind = FaultKind.TRANSACTION_CONFLICT, op = "TransactWriteItems", nth = 1)
    void aConflictCancelsTheTransaction(DynamoDbEnhancedClient client, DynamoDbTable<Session> sessions) {
        var session = new Session("ada", 0);
        assertThatThrownBy(() -> client.transactWriteItems(write -> write.addPutItem(sessions, session)))
                .isInstanceOf(TransactionCanceledException.class)
                .hasMessageContaining("[TransactionConflict]");

        client.transactWriteItems(write -> write.addPutItem(sessions, session));
        assertThat(sessions.scan().items()).hasSize(1);
    }
}
