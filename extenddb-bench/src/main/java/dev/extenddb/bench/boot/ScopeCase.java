package dev.extenddb.bench.boot;

import dev.extenddb.junit.DynamoDbTest;
import java.util.Map;
import org.junit.jupiter.api.RepeatedTest;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeDefinition;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.BillingMode;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;
import software.amazon.awssdk.services.dynamodb.model.KeyType;
import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;

/** A test class as applications have them: each repetition has a scope of its own, and makes the three calls that a boot is measured by. */
@DynamoDbTest
public class ScopeCase {

    static final int SCOPES = 50;

    /** CreateTable, PutItem and GetItem through the SDK. */
    @RepeatedTest(SCOPES)
    public void useTable(DynamoDbClient client) {
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
            throw new AssertionError("the item is not there");
        }
    }
}
