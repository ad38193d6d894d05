package dev.extenddb.junit.library;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.amazonaws.services.dynamodbv2.AcquireLockOptions;
import com.amazonaws.services.dynamodbv2.AmazonDynamoDBLockClient;
import com.amazonaws.services.dynamodbv2.AmazonDynamoDBLockClientOptions;
import com.amazonaws.services.dynamodbv2.CreateDynamoDBTableOptions;
import com.amazonaws.services.dynamodbv2.LockItem;
import com.amazonaws.services.dynamodbv2.model.LockCurrentlyUnavailableException;
import dev.extenddb.junit.DynamoDbTest;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.ProvisionedThroughput;

/** The lock client of AWS Labs: locks held by conditional writes. */
@DynamoDbTest
final class LockClientTest {

    private static final String TABLE = "locks";

    @BeforeEach
    void createLockTable(DynamoDbClient dynamoDb) {
        var throughput = ProvisionedThroughput.builder()
                .readCapacityUnits(5L)
                .writeCapacityUnits(5L)
                .build();
        AmazonDynamoDBLockClient.createLockTableInDynamoDB(
                CreateDynamoDBTableOptions.builder(dynamoDb, throughput, TABLE).build());
    }

    @Test
    void onlyOneOwnerHasTheLock(DynamoDbClient dynamoDb) throws IOException, InterruptedException {
        try (var ann = lockClient(dynamoDb, "ann");
                var bob = lockClient(dynamoDb, "bob")) {
            assertThat(ann.lockTableExists()).isTrue();
            LockItem held = ann.tryAcquireLock(request("stock")).orElseThrow();

            assertThatThrownBy(() -> bob.tryAcquireLock(request("stock")))
                    .isInstanceOf(LockCurrentlyUnavailableException.class);
            assertThat(bob.tryAcquireLock(request("orders"))).isPresent();
            ann.sendHeartbeat(held);
            assertThat(bob.getLock("stock", Optional.empty()).orElseThrow().getOwnerName())
                    .isEqualTo("ann");
            assertThat(bob.getAllLocksFromDynamoDB(true)).hasSize(2);

            assertThat(ann.releaseLock(held)).isTrue();
            assertThat(bob.tryAcquireLock(request("stock"))).isPresent();
        }
    }

    private static AcquireLockOptions request(String key) {
        return AcquireLockOptions.builder(key)
                .withData(ByteBuffer.wrap("data".getBytes(StandardCharsets.UTF_8)))
                .withDeleteLockOnRelease(true)
                .withShouldSkipBlockingWait(true)
                .build();
    }

    private static AmazonDynamoDBLockClient lockClient(DynamoDbClient dynamoDb, String owner) {
        return new AmazonDynamoDBLockClient(AmazonDynamoDBLockClientOptions.builder(dynamoDb, TABLE)
                .withOwnerName(owner)
                .withLeaseDuration(60L)
                .withHeartbeatPeriod(5L)
                .withCreateHeartbeatBackgroundThread(false)
                .build());
    }
}
