package dev.extenddb.junit;

import java.util.function.UnaryOperator;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.enhanced.dynamodb.DynamoDbEnhancedAsyncClient;
import software.amazon.awssdk.enhanced.dynamodb.DynamoDbEnhancedClient;
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

    AccountClients(String account, SdkClients shared) {
        // The engine takes an access key id of 12 digits for the account.
        this.credentials = StaticCredentialsProvider.create(AwsBasicCredentials.create(account, "any secret"));
        this.shared = shared;
    }

    DynamoDbClient client() {
        UnaryOperator<Object> waiter =
                self -> DynamoDbWaiter.builder().client((DynamoDbClient) self).build();
        return AccountInvocations.view(DynamoDbClient.class, shared.client(), credentials, waiter);
    }

    DynamoDbAsyncClient asyncClient() {
        UnaryOperator<Object> waiter = self -> DynamoDbAsyncWaiter.builder()
                .client((DynamoDbAsyncClient) self)
                .scheduledExecutorService(shared.waiting())
                .build();
        return AccountInvocations.view(DynamoDbAsyncClient.class, shared.asyncClient(), credentials, waiter);
    }

    DynamoDbStreamsClient streamsClient() {
        return AccountInvocations.view(
                DynamoDbStreamsClient.class, shared.streamsClient(), credentials, AccountClients::noWaiter);
    }

    DynamoDbStreamsAsyncClient streamsAsyncClient() {
        return AccountInvocations.view(
                DynamoDbStreamsAsyncClient.class, shared.streamsAsyncClient(), credentials, AccountClients::noWaiter);
    }

    DynamoDbEnhancedClient enhancedClient() {
        return DynamoDbEnhancedClient.builder().dynamoDbClient(client()).build();
    }

    DynamoDbEnhancedAsyncClient enhancedAsyncClient() {
        return DynamoDbEnhancedAsyncClient.builder()
                .dynamoDbClient(asyncClient())
                .build();
    }

    private static Object noWaiter(Object self) {
        throw new UnsupportedOperationException("DynamoDB Streams has no waiters");
    }
}
