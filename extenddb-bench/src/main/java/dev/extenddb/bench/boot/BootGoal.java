package dev.extenddb.bench.boot;

import java.util.Map;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeDefinition;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.BillingMode;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;
import software.amazon.awssdk.services.dynamodb.model.KeyType;
import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;

/** What a boot is measured up to, all through the AWS SDK as tests have it. */
enum BootGoal {
    FIRST_ANSWER("an answered ListTables", "listTables") {
        @Override
        void reach(DynamoDbClient client) {
            if (!client.listTables().tableNames().isEmpty()) {
                throw new IllegalStateException("there are tables already");
            }
        }
    },
    TABLE_IN_USE("answered CreateTable, PutItem and GetItem", "useTable") {
        @Override
        void reach(DynamoDbClient client) {
            var key = Map.of("p", AttributeValue.fromS("a"));
            client.createTable(table -> table.tableName("table")
                    .billingMode(BillingMode.PAY_PER_REQUEST)
                    .keySchema(KeySchemaElement.builder()
                            .attributeName("p")
                            .keyType(KeyType.HASH)
                            .build())
                    .attributeDefinitions(AttributeDefinition.builder()
                            .attributeName("p")
                            .attributeType(ScalarAttributeType.S)
                            .build()));
            client.putItem(put -> put.tableName("table").item(key));
            if (!client.getItem(get -> get.tableName("table").key(key)).hasItem()) {
                throw new IllegalStateException("the item is not there");
            }
        }
    };

    private final String description;
    private final String testMethod;

    BootGoal(String description, String testMethod) {
        this.description = description;
        this.testMethod = testMethod;
    }

    abstract void reach(DynamoDbClient client);

    /** The goal in words. */
    String description() {
        return description;
    }

    /** The test method that reaches it. */
    String testMethod() {
        return testMethod;
    }
}
