package dev.extenddb.emulator;

import dev.extenddb.protocol.WireEndpoint;
import dev.extenddb.sdk.InProcessAsyncHttpClient;
import dev.extenddb.sdk.InProcessHttpClient;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.core.SdkClient;
import software.amazon.awssdk.core.client.config.ClientOverrideConfiguration;
import software.amazon.awssdk.profiles.ProfileFile;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbAsyncClient;
import software.amazon.awssdk.services.dynamodb.DynamoDbBaseClientBuilder;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.streams.DynamoDbStreamsAsyncClient;
import software.amazon.awssdk.services.dynamodb.streams.DynamoDbStreamsBaseClientBuilder;
import software.amazon.awssdk.services.dynamodb.streams.DynamoDbStreamsClient;

/**
 * The real SDK clients, one of each kind for all tests: building one takes longer than many a test. Nothing of the machine they run on has
 * an influence on them, neither profile files nor variables. Thread-safe.
 */
final class SdkClients implements AutoCloseable {

    private final Region region;
    private final SdkRoute route;
    private final Lazy<DynamoDbClient> client;
    private final Lazy<DynamoDbAsyncClient> asyncClient;
    private final Lazy<DynamoDbStreamsClient> streamsClient;
    private final Lazy<DynamoDbStreamsAsyncClient> streamsAsyncClient;
    private final Lazy<ScheduledExecutorService> waiting = new Lazy<>(SdkClients::newScheduler);

    SdkClients(WireEndpoint endpoint, String region) {
        this.region = Region.of(region);
        this.route = new SdkRoute(region);
        var transport = new InProcessHttpClient(endpoint);
        var asyncTransport = new InProcessAsyncHttpClient(endpoint);
        client = new Lazy<>(
                () -> tables(DynamoDbClient.builder()).httpClient(transport).build());
        asyncClient = new Lazy<>(() ->
                tables(DynamoDbAsyncClient.builder()).httpClient(asyncTransport).build());
        streamsClient = new Lazy<>(() ->
                streams(DynamoDbStreamsClient.builder()).httpClient(transport).build());
        streamsAsyncClient = new Lazy<>(() -> streams(DynamoDbStreamsAsyncClient.builder())
                .httpClient(asyncTransport)
                .build());
    }

    DynamoDbClient client() {
        return client.get();
    }

    DynamoDbAsyncClient asyncClient() {
        return asyncClient.get();
    }

    DynamoDbStreamsClient streamsClient() {
        return streamsClient.get();
    }

    DynamoDbStreamsAsyncClient streamsAsyncClient() {
        return streamsAsyncClient.get();
    }

    /** Runs the polls of asynchronous waiters. */
    ScheduledExecutorService waiting() {
        return waiting.get();
    }

    private <B extends DynamoDbBaseClientBuilder<B, C>, C> B tables(B builder) {
        return configured(builder)
                .endpointProvider(request -> route.endpoint())
                .authSchemeProvider(request -> route.authSchemes());
    }

    private <B extends DynamoDbStreamsBaseClientBuilder<B, C>, C> B streams(B builder) {
        return configured(builder)
                .endpointProvider(request -> route.endpoint())
                .authSchemeProvider(request -> route.authSchemes());
    }

    private <B extends AwsClientBuilder<B, C>, C> B configured(B builder) {
        var nobody = AwsBasicCredentials.create("nobody", "nothing");
        var noProfiles = ProfileFile.aggregator().build();
        return builder.region(region)
                .endpointOverride(route.uri())
                .credentialsProvider(StaticCredentialsProvider.create(nobody))
                .putAuthScheme(new ScopeOnlyAuthScheme())
                .overrideConfiguration(ClientOverrideConfiguration.builder()
                        .defaultProfileFile(noProfiles)
                        .build());
    }

    private static ScheduledExecutorService newScheduler() {
        return Executors.newSingleThreadScheduledExecutor(task -> {
            var thread = new Thread(task, "extenddb-waiters");
            thread.setDaemon(true);
            return thread;
        });
    }

    @Override
    public void close() {
        for (Lazy<? extends SdkClient> made : List.of(client, asyncClient, streamsClient, streamsAsyncClient)) {
            if (made.ifMade().isPresent()) {
                made.get().close();
            }
        }
        if (waiting.ifMade().isPresent()) {
            waiting.get().shutdownNow();
        }
    }
}
