package dev.extenddb.bench.companion;

import java.util.Map;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeDefinition;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.BillingMode;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;
import software.amazon.awssdk.services.dynamodb.model.KeyType;
import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;

/** The same calls to each contender. */
final class Calls {

    /** How many items there are. */
    static final int KEYS = 1000;

    private final DynamoDbClient client;
    private final String table;

    Calls(DynamoDbClient client, String table) {
        this.client = client;
        this.table = table;
    }

    void createTable() {
        client.createTable(create -> create.tableName(table)
                .billingMode(BillingMode.PAY_PER_REQUEST)
                .keySchema(KeySchemaElement.builder()
                        .attributeName("p")
                        .keyType(KeyType.HASH)
                        .build())
                .attributeDefinitions(AttributeDefinition.builder()
                        .attributeName("p")
                        .attributeType(ScalarAttributeType.S)
                        .build()));
    }

    void put(int i) {
        client.putItem(put -> put.tableName(table)
                .item(Map.of(
                        "p",
                        AttributeValue.fromS("key-" + i % KEYS),
                        "count",
                        AttributeValue.fromN(Integer.toString(i)),
                        "text",
                        AttributeValue.fromS("some text that says nothing in particular"))));
    }

    void get(int i) {
        var key = Map.of("p", AttributeValue.fromS("key-" + i % KEYS));
        if (!client.getItem(get -> get.tableName(table).key(key)).hasItem()) {
            throw new IllegalStateException("the item is not there");
        }
    }

    void deleteTable() {
        client.deleteTable(delete -> delete.tableName(table));
    }

    /** What a small test does. */
    void useTable() {
        createTable();
        put(1);
        get(1);
    }
}
