package dev.extenddb.junit;

import software.amazon.awssdk.services.dynamodb.DynamoDbAsyncClient;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.streams.DynamoDbStreamsAsyncClient;
import software.amazon.awssdk.services.dynamodb.streams.DynamoDbStreamsClient;

/** SDK clients for tests. Thread-safe. */
interface InjectedClients extends AutoCloseable {

    DynamoDbClient client();

    DynamoDbAsyncClient asyncClient();

    DynamoDbStreamsClient streamsClient();

    DynamoDbStreamsAsyncClient streamsAsyncClient();

    @Override
    void close();
}
