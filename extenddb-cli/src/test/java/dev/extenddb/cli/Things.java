package dev.extenddb.cli;

import java.time.Duration;
import java.util.Map;
import software.amazon.awssdk.retries.api.BackoffStrategy;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeDefinition;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.BillingMode;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;
import software.amazon.awssdk.services.dynamodb.model.KeyType;
import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;

/** A table of numbered things, by which tests see that a server works. */
final class Things {

    static final String TABLE = "things";

    private Things() {}

    static void createTable(DynamoDbClient client) {
        createTable(client, TABLE);
        try (var waiter = client.waiter()) {
            // The SDK asks again only after 20 s unless it is told otherwise.
            waiter.waitUntilTableExists(
                    describe -> describe.tableName(TABLE),
                    wait -> wait.backoffStrategyV2(BackoffStrategy.fixedDelayWithoutJitter(Duration.ofMillis(50)))
                            .maxAttempts(200));
        }
    }

    /** Creates a table without waiting for it. */
    static void createTable(DynamoDbClient client, String table) {
        client.createTable(create -> create.tableName(table)
                .billingMode(BillingMode.PAY_PER_REQUEST)
                .attributeDefinitions(AttributeDefinition.builder()
                        .attributeName("id")
                        .attributeType(ScalarAttributeType.N)
                        .build())
                .keySchema(KeySchemaElement.builder()
                        .attributeName("id")
                        .keyType(KeyType.HASH)
                        .build()));
    }

    static void put(DynamoDbClient client, int id) {
        client.putItem(put -> put.tableName(TABLE).item(Map.of("id", AttributeValue.fromN("" + id))));
    }

    static boolean keeps(DynamoDbClient client, int id) {
        return client.getItem(get ->
                        get.tableName(TABLE).consistentRead(true).key(Map.of("id", AttributeValue.fromN("" + id))))
                .hasItem();
    }
}
