package dev.extenddb.junit;

import dev.extenddb.emulator.Emulator;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.core.SdkClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbAsyncClient;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.streams.DynamoDbStreamsAsyncClient;
import software.amazon.awssdk.services.dynamodb.streams.DynamoDbStreamsClient;

/** Clients as an application builds them, for an emulator's endpoint. The HTTP client is the one that the SDK finds on the class path. */
final class HttpClients implements InjectedClients {

    private final Emulator emulator;
    private final String accessKeyId;
    private final List<SdkClient> made = new CopyOnWriteArrayList<>();

    HttpClients(Emulator emulator, String accessKeyId) {
        this.emulator = emulator;
        this.accessKeyId = accessKeyId;
    }

    @Override
    public DynamoDbClient client() {
        return built(DynamoDbClient.builder());
    }

    @Override
    public DynamoDbAsyncClient asyncClient() {
        return built(DynamoDbAsyncClient.builder());
    }

    @Override
    public DynamoDbStreamsClient streamsClient() {
        return built(DynamoDbStreamsClient.builder());
    }

    @Override
    public DynamoDbStreamsAsyncClient streamsAsyncClient() {
        return built(DynamoDbStreamsAsyncClient.builder());
    }

    private <B extends AwsClientBuilder<B, C>, C extends SdkClient> C built(B builder) {
        var sender = AwsBasicCredentials.create(accessKeyId, "any secret");
        C client = builder.endpointOverride(emulator.endpoint())
                .region(Region.of(emulator.region()))
                .credentialsProvider(StaticCredentialsProvider.create(sender))
                .build();
        made.add(client);
        return client;
    }

    @Override
    public void close() {
        made.forEach(SdkClient::close);
    }
}
