package dev.extenddb.emulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.model.Update;

/** What becomes of writes whose answers are lost, when the SDK tries again. */
class LostResponseTest {

    private final Emulator emulator = Emulator.inMemory().start();
    private final DynamoDbClient client = emulator.client();

    @AfterEach
    void close() {
        emulator.close();
    }

    @BeforeEach
    void loseAnAnswer() {
        Things.create(client);
        emulator.faults()
                .add(FaultRule.of(FaultKind.RESPONSE_LOST).table(Things.TABLE).nth(1));
    }

    private String count() {
        return client.getItem(
                        get -> get.tableName(Things.TABLE).key(Things.key("a")).consistentRead(true))
                .item()
                .get("value")
                .n();
    }

    @Test
    void addingCountsTwice() {
        client.updateItem(update -> update.tableName(Things.TABLE)
                .key(Things.key("a"))
                .updateExpression("ADD #v :one")
                .expressionAttributeNames(Map.of("#v", "value"))
                .expressionAttributeValues(Map.of(":one", AttributeValue.fromN("1"))));

        assertThat(emulator.requests().of("UpdateItem")).hasSize(2);
        assertThat(count()).isEqualTo("2");
    }

    @Test
    void aTransactionHasATokenAndCountsOnce() {
        var update = Update.builder()
                .tableName(Things.TABLE)
                .key(Things.key("a"))
                .updateExpression("ADD #v :one")
                .expressionAttributeNames(Map.of("#v", "value"))
                .expressionAttributeValues(Map.of(":one", AttributeValue.fromN("1")))
                .build();

        client.transactWriteItems(write ->
                write.transactItems(TransactWriteItem.builder().update(update).build()));

        assertThat(emulator.requests().of("TransactWriteItems")).hasSize(2);
        assertThat(count()).isEqualTo("1");
    }
}
