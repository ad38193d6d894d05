package dev.extenddb.emulator;

import dev.extenddb.protocol.WireEndpoint;
import dev.extenddb.sdk.InProcessAsyncHttpClient;
import dev.extenddb.sdk.InProcessHttpClient;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.enhanced.dynamodb.DynamoDbEnhancedAsyncClient;
import software.amazon.awssdk.enhanced.dynamodb.DynamoDbEnhancedClient;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.async.SdkAsyncHttpClient;
import software.amazon.awssdk.services.dynamodb.DynamoDbAsyncClient;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.streams.DynamoDbStreamsAsyncClient;
import software.amazon.awssdk.services.dynamodb.streams.DynamoDbStreamsClient;
import software.amazon.awssdk.services.dynamodb.waiters.DynamoDbAsyncWaiter;
import software.amazon.awssdk.services.dynamodb.waiters.DynamoDbWaiter;

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
        UnaryOperator<Object> waiter =
                self -> DynamoDbWaiter.builder().client((DynamoDbClient) self).build();
        return view(DynamoDbClient.class, shared.get().client(), waiter);
    }

    /** An asynchronous client. */
    public DynamoDbAsyncClient asyncClient() {
        UnaryOperator<Object> waiter = self -> DynamoDbAsyncWaiter.builder()
                .client((DynamoDbAsyncClient) self)
                .scheduledExecutorService(shared.get().waiting())
                .build();
        return view(DynamoDbAsyncClient.class, shared.get().asyncClient(), waiter);
    }

    /** A synchronous client for streams. */
    public DynamoDbStreamsClient streamsClient() {
        return view(DynamoDbStreamsClient.class, shared.get().streamsClient(), EmulatorClients::noWaiter);
    }

    /** An asynchronous client for streams. */
    public DynamoDbStreamsAsyncClient streamsAsyncClient() {
        return view(DynamoDbStreamsAsyncClient.class, shared.get().streamsAsyncClient(), EmulatorClients::noWaiter);
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

    private <C> C view(Class<C> type, C client, UnaryOperator<Object> waiter) {
        AwsCredentialsProvider credentials =
                StaticCredentialsProvider.create(AwsBasicCredentials.create(accessKeyId, "any secret"));
        return AccountInvocations.view(type, client, credentials, waiter, callerLines);
    }

    static SdkHttpClient transport(WireEndpoint endpoint) {
        return new InProcessHttpClient(endpoint);
    }

    static SdkAsyncHttpClient asyncTransport(WireEndpoint endpoint) {
        return new InProcessAsyncHttpClient(endpoint);
    }

    private static Object noWaiter(Object self) {
        throw new UnsupportedOperationException("DynamoDB Streams has no waiters");
    }
}
