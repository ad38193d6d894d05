package dev.extenddb.junit;

import dev.extenddb.emulator.Emulator;
import software.amazon.awssdk.services.dynamodb.DynamoDbAsyncClient;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.streams.DynamoDbStreamsAsyncClient;
import software.amazon.awssdk.services.dynamodb.streams.DynamoDbStreamsClient;

/** Clients that need no socket: the emulator's. */
record InProcessClients(Emulator emulator) implements InjectedClients {

    @Override
    public DynamoDbClient client() {
        return emulator.client();
    }

    @Override
    public DynamoDbAsyncClient asyncClient() {
        return emulator.asyncClient();
    }

    @Override
    public DynamoDbStreamsClient streamsClient() {
        return emulator.streamsClient();
    }

    @Override
    public DynamoDbStreamsAsyncClient streamsAsyncClient() {
        return emulator.streamsAsyncClient();
    }

    @Override
    public void close() {
        // They are the emulator's.
    }
}
