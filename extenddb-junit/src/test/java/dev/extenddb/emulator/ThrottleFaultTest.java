package dev.extenddb.emulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.KeysAndAttributes;
import software.amazon.awssdk.services.dynamodb.model.ProvisionedThroughputExceededException;
import software.amazon.awssdk.services.dynamodb.model.ThrottlingException;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;

/** How a throttle shows, which depends on how the table is billed and on what is asked of it. */
class ThrottleFaultTest {

    private final Emulator emulator = Emulator.inMemory().start();
    private final DynamoDbClient client = SingleTry.client(emulator);
    private final Things things = new Things(client);

    @AfterEach
    void close() {
        emulator.close();
    }

    private void createProvisioned() {
        client.createTable(Tables.request(Things.TABLE).toBuilder()
                .billingMode("PROVISIONED")
                .provisionedThroughput(units -> units.readCapacityUnits(10L).writeCapacityUnits(10L))
                .build());
    }

    @Test
    void provisionedThroughputIsExceeded() {
        createProvisioned();
        emulator.faults().add(FaultKind.THROTTLE);

        assertThatThrownBy(() -> things.put("a", "1"))
                .isInstanceOfSatisfying(
                        ProvisionedThroughputExceededException.class,
                        e -> assertThat(e.throttlingReasons().get(0).reason())
                                .isEqualTo("TableWriteProvisionedThroughputExceeded"));
    }

    @Test
    void aTransactionIsCanceled() {
        createProvisioned();
        emulator.faults().add(FaultKind.THROTTLE);
        var put = TransactWriteItem.builder()
                .put(write -> write.tableName(Things.TABLE).item(Things.key("a")))
                .build();

        assertThatThrownBy(() -> client.transactWriteItems(write -> write.transactItems(put)))
                .isInstanceOfSatisfying(
                        TransactionCanceledException.class,
                        e -> assertThat(e.cancellationReasons().get(0).code())
                                .isEqualTo("ProvisionedThroughputExceeded"));
    }

    @Test
    void aBatchIsRefusedAsAWhole() {
        Things.create(client);
        emulator.faults().add(FaultKind.THROTTLE);
        var keys = KeysAndAttributes.builder()
                .keys(List.of(Things.key("a"), Things.key("b")))
                .build();

        assertThatThrownBy(() -> client.batchGetItem(get -> get.requestItems(Map.of(Things.TABLE, keys))))
                .isInstanceOf(ThrottlingException.class);
    }
}
