package dev.extenddb.emulator;

import dev.extenddb.protocol.WireEndpoint;
import dev.extenddb.sdk.InProcessAsyncHttpClient;
import dev.extenddb.sdk.InProcessHttpClient;
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

/** SDK clients for one account: the shared ones, each request signed by the account. */
final class AccountClients {

    private final AwsCredentialsProvider credentials;
    private final SdkClients shared;
    private final CallerLines callerLines;

    AccountClients(String account, SdkClients shared, CallerLines callerLines) {
        this.callerLines = callerLines;
        // The engine takes an access key id of 12 digits for the account.
        this.credentials = StaticCredentialsProvider.create(AwsBasicCredentials.create(account, "any secret"));
        this.shared = shared;
    }

    DynamoDbClient client() {
        UnaryOperator<Object> waiter =
                self -> DynamoDbWaiter.builder().client((DynamoDbClient) self).build();
        return view(DynamoDbClient.class, shared.client(), waiter);
    }

    DynamoDbAsyncClient asyncClient() {
        UnaryOperator<Object> waiter = self -> DynamoDbAsyncWaiter.builder()
                .client((DynamoDbAsyncClient) self)
                .scheduledExecutorService(shared.waiting())
                .build();
        return view(DynamoDbAsyncClient.class, shared.asyncClient(), waiter);
    }

    DynamoDbStreamsClient streamsClient() {
        return view(DynamoDbStreamsClient.class, shared.streamsClient(), AccountClients::noWaiter);
    }

    DynamoDbStreamsAsyncClient streamsAsyncClient() {
        return view(DynamoDbStreamsAsyncClient.class, shared.streamsAsyncClient(), AccountClients::noWaiter);
    }

    DynamoDbEnhancedClient enhancedClient() {
        return DynamoDbEnhancedClient.builder().dynamoDbClient(client()).build();
    }

    DynamoDbEnhancedAsyncClient enhancedAsyncClient() {
        return DynamoDbEnhancedAsyncClient.builder()
                .dynamoDbClient(asyncClient())
                .build();
    }

    private <C> C view(Class<C> type, C client, UnaryOperator<Object> waiter) {
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
