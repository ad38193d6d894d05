package dev.extenddb.emulator;

import dev.extenddb.protocol.WireEndpoint;
import dev.extenddb.sdk.InProcessAsyncHttpClient;
import dev.extenddb.sdk.InProcessHttpClient;
import java.util.function.Supplier;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.enhanced.dynamodb.DynamoDbEnhancedAsyncClient;
import software.amazon.awssdk.enhanced.dynamodb.DynamoDbEnhancedClient;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.async.SdkAsyncHttpClient;
import software.amazon.awssdk.services.dynamodb.DynamoDbAsyncClient;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.streams.DynamoDbStreamsAsyncClient;
import software.amazon.awssdk.services.dynamodb.streams.DynamoDbStreamsClient;

/**
 * The clients of one sender of an emulator's requests: its account, or a principal whose requests are held to policies. They need no socket; closing one
 * does nothing. Methods that name types of the AWS SDK need it on the class path. Thread-safe.
 */
public final class EmulatorClients {

    private final String accessKeyId;
    private final Supplier<SdkClients> shared;
    private final CallerLines callerLines;

    EmulatorClients(String accessKeyId, Supplier<SdkClients> shared, CallerLines callerLines) {
        this.accessKeyId = accessKeyId;
        this.shared = shared;
        this.callerLines = callerLines;
    }

    /** The access key id by which requests of any client, over the emulator's endpoint too, are this sender's; any secret will do. */
    public String accessKeyId() {
        return accessKeyId;
    }

    /** A synchronous client. */
    public DynamoDbClient client() {
        return new AccountClient(shared.get().client(), sender());
    }

    /** An asynchronous client. */
    public DynamoDbAsyncClient asyncClient() {
        return new AccountAsyncClient(
                shared.get().asyncClient(), sender(), () -> shared.get().waiting());
    }

    /** A synchronous client for streams. */
    public DynamoDbStreamsClient streamsClient() {
        return new AccountStreamsClient(shared.get().streamsClient(), sender());
    }

    /** An asynchronous client for streams. */
    public DynamoDbStreamsAsyncClient streamsAsyncClient() {
        return new AccountStreamsAsyncClient(shared.get().streamsAsyncClient(), sender());
    }

    /** A synchronous client that maps beans, on top of {@link #client}; a new one at each call. */
    public DynamoDbEnhancedClient enhancedClient() {
        return DynamoDbEnhancedClient.builder().dynamoDbClient(client()).build();
    }

    /** An asynchronous client that maps beans, on top of {@link #asyncClient}; a new one at each call. */
    public DynamoDbEnhancedAsyncClient enhancedAsyncClient() {
        return DynamoDbEnhancedAsyncClient.builder()
                .dynamoDbClient(asyncClient())
                .build();
    }

    private AccountSender sender() {
        return new AccountSender(
                StaticCredentialsProvider.create(AwsBasicCredentials.create(accessKeyId, "any secret")), callerLines);
    }

    static SdkHttpClient transport(WireEndpoint endpoint) {
        return new InProcessHttpClient(endpoint);
    }

    static SdkAsyncHttpClient asyncTransport(WireEndpoint endpoint) {
        return new InProcessAsyncHttpClient(endpoint);
    }
}
