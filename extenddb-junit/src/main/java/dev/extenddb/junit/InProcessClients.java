package dev.extenddb.junit;

import dev.extenddb.emulator.EmulatorClients;
import software.amazon.awssdk.services.dynamodb.DynamoDbAsyncClient;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.streams.DynamoDbStreamsAsyncClient;
import software.amazon.awssdk.services.dynamodb.streams.DynamoDbStreamsClient;

/** Clients that need no socket: the emulator's. */
record InProcessClients(EmulatorClients clients) implements InjectedClients {

    @Override
    public DynamoDbClient client() {
        return clients.client();
    }

    @Override
    public DynamoDbAsyncClient asyncClient() {
        return clients.asyncClient();
    }

    @Override
    public DynamoDbStreamsClient streamsClient() {
        return clients.streamsClient();
    }

    @Override
    public DynamoDbStreamsAsyncClient streamsAsyncClient() {
        return clients.streamsAsyncClient();
    }

    @Override
    public void close() {
        // They are the emulator's.
    }
}
