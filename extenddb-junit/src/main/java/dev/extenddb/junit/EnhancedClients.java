package dev.extenddb.junit;

import software.amazon.awssdk.enhanced.dynamodb.DynamoDbAsyncTable;
import software.amazon.awssdk.enhanced.dynamodb.DynamoDbEnhancedAsyncClient;
import software.amazon.awssdk.enhanced.dynamodb.DynamoDbEnhancedClient;
import software.amazon.awssdk.enhanced.dynamodb.DynamoDbTable;
import software.amazon.awssdk.enhanced.dynamodb.TableSchema;
import software.amazon.awssdk.services.dynamodb.DynamoDbAsyncClient;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/** Makes enhanced clients and their tables. */
final class EnhancedClients {

    private EnhancedClients() {}

    static DynamoDbEnhancedClient client(DynamoDbClient client) {
        return DynamoDbEnhancedClient.builder().dynamoDbClient(client).build();
    }

    static DynamoDbEnhancedAsyncClient asyncClient(DynamoDbAsyncClient client) {
        return DynamoDbEnhancedAsyncClient.builder().dynamoDbClient(client).build();
    }

    static DynamoDbTable<?> table(DynamoDbClient client, String table, Class<?> bean) {
        return client(client).table(table, TableSchema.fromClass(bean));
    }

    static DynamoDbAsyncTable<?> asyncTable(DynamoDbAsyncClient client, String table, Class<?> bean) {
        return asyncClient(client).table(table, TableSchema.fromClass(bean));
    }
}
