package dev.extenddb.kcl;

import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.dynamodbv2.streamsadapter.AmazonDynamoDBStreamsAdapterClient;
import com.amazonaws.services.dynamodbv2.streamsadapter.StreamsSchedulerFactory;
import com.amazonaws.services.dynamodbv2.streamsadapter.polling.DynamoDBStreamsPollingConfig;
import dev.extenddb.ExtendDb;
import dev.extenddb.http.HttpServer;
import dev.extenddb.http.HttpServerConfig;
import dev.extenddb.protocol.AnyCredentials;
import dev.extenddb.storage.h2.H2Storage;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.cloudwatch.CloudWatchAsyncClient;
import software.amazon.awssdk.services.dynamodb.DynamoDbAsyncClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeDefinition;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.BillingMode;
import software.amazon.awssdk.services.dynamodb.model.CreateTableRequest;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;
import software.amazon.awssdk.services.dynamodb.model.KeyType;
import software.amazon.awssdk.services.dynamodb.model.Record;
import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;
import software.amazon.awssdk.services.dynamodb.model.StreamViewType;
import software.amazon.awssdk.services.dynamodb.streams.DynamoDbStreamsClient;
import software.amazon.kinesis.common.ConfigsBuilder;
import software.amazon.kinesis.common.InitialPositionInStream;
import software.amazon.kinesis.common.InitialPositionInStreamExtended;
import software.amazon.kinesis.coordinator.CoordinatorConfig.ClientVersionConfig;
import software.amazon.kinesis.coordinator.Scheduler;
import software.amazon.kinesis.metrics.MetricsLevel;

/** The Kinesis Client Library with the adapter for DynamoDB reads a stream, and keeps its leases in a table of the same server. */
class KinesisClientLibraryTest {

    private static final Region REGION = Region.US_EAST_1;
    private static final String APPLICATION = "consumer";

    private final ExtendDb engine = ExtendDb.builder(H2Storage.inMemory()).build();
    private final HttpServer server =
            HttpServer.start(engine.endpoint(new AnyCredentials()), HttpServerConfig.defaults());
    private final DynamoDbAsyncClient client =
            configured(DynamoDbAsyncClient.builder()).build();
    private final DynamoDbStreamsClient streams =
            configured(DynamoDbStreamsClient.builder()).build();
    private final CloudWatchAsyncClient metrics =
            configured(CloudWatchAsyncClient.builder()).build();
    private final Consumer consumer = new Consumer();

    private String arn;

    private <B extends AwsClientBuilder<B, C>, C> B configured(B builder) {
        return builder.region(REGION)
                .endpointOverride(server.uri())
                .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create("any", "any")));
    }

    @BeforeEach
    void createTables() {
        var request = tableOf("things", "id").toBuilder()
                .streamSpecification(stream -> stream.streamEnabled(true).streamViewType(StreamViewType.NEW_IMAGE))
                .build();
        arn = client.createTable(request).join().tableDescription().latestStreamArn();
        createLease();
    }

    /** The library waits for up to half a minute, at random, before it begins with an empty table of leases. */
    private void createLease() {
        client.createTable(tableOf(APPLICATION, "leaseKey")).join();
        String shard = streams.describeStream(describe -> describe.streamArn(arn))
                .streamDescription()
                .shards()
                .get(0)
                .shardId();
        Map<String, AttributeValue> lease = Map.of(
                "leaseKey", AttributeValue.fromS(shard),
                "checkpoint", AttributeValue.fromS("TRIM_HORIZON"),
                "checkpointSubSequenceNumber", AttributeValue.fromN("0"),
                "leaseCounter", AttributeValue.fromN("0"),
                "ownerSwitchesSinceCheckpoint", AttributeValue.fromN("0"));
        client.putItem(put -> put.tableName(APPLICATION).item(lease)).join();
    }

    private static CreateTableRequest tableOf(String name, String key) {
        return CreateTableRequest.builder()
                .tableName(name)
                .billingMode(BillingMode.PAY_PER_REQUEST)
                .attributeDefinitions(AttributeDefinition.builder()
                        .attributeName(key)
                        .attributeType(ScalarAttributeType.S)
                        .build())
                .keySchema(KeySchemaElement.builder()
                        .attributeName(key)
                        .keyType(KeyType.HASH)
                        .build())
                .build();
    }

    @AfterEach
    void close() {
        client.close();
        streams.close();
        metrics.close();
        server.close();
        engine.close();
    }

    @Test
    void readsAllChangesInOrderAndNotesHowFarItHasCome() throws Exception {
        putThings(0, 20);
        Scheduler scheduler = scheduler();
        var running = new Thread(scheduler, "consumer");
        running.start();

        expectThings(0, 20);
        putThings(20, 25);
        String last = expectThings(20, 25);
        var leases = client.scan(scan -> scan.tableName(APPLICATION)).join().items();
        scheduler.shutdown();
        running.join();

        assertThat(leases).hasSize(1);
        assertThat(leases.get(0).get("checkpoint").s()).isEqualTo(last);
    }

    private void putThings(int from, int to) {
        for (int i = from; i < to; i++) {
            var item = Map.of("id", AttributeValue.fromS("one"), "n", AttributeValue.fromN(Integer.toString(i)));
            client.putItem(put -> put.tableName("things").item(item)).join();
        }
    }

    /** Waits for the records of puts; returns the last sequence number. */
    private String expectThings(int from, int to) throws InterruptedException {
        String last = "";
        for (int i = from; i < to; i++) {
            Record record = consumer.next();
            last = record.dynamodb().sequenceNumber();
            assertThat(record.dynamodb().newImage().get("n").n()).isEqualTo(Integer.toString(i));
        }
        return last;
    }

    private Scheduler scheduler() {
        var adapter = new AmazonDynamoDBStreamsAdapterClient(streams, REGION);
        var beginning = InitialPositionInStreamExtended.newInitialPosition(InitialPositionInStream.TRIM_HORIZON);
        var config = new ConfigsBuilder(
                StreamsSchedulerFactory.createSingleStreamTracker(arn, beginning),
                APPLICATION,
                adapter,
                client,
                metrics,
                "worker",
                () -> consumer);
        var polling = new DynamoDBStreamsPollingConfig(adapter);
        polling.idleTimeBetweenReadsInMillis(100);
        return StreamsSchedulerFactory.createScheduler(
                config.checkpointConfig(),
                config.coordinatorConfig()
                        .clientVersionConfig(ClientVersionConfig.CLIENT_VERSION_CONFIG_COMPATIBLE_WITH_2X)
                        .skipShardSyncAtWorkerInitializationIfLeasesExist(true)
                        .shardConsumerDispatchPollIntervalMillis(50)
                        .parentShardPollIntervalMillis(50),
                config.leaseManagementConfig()
                        .billingMode(BillingMode.PAY_PER_REQUEST)
                        .leaseAssignmentIntervalMillis(500L),
                config.lifecycleConfig(),
                config.metricsConfig().metricsLevel(MetricsLevel.NONE),
                config.processorConfig(),
                config.retrievalConfig().retrievalSpecificConfig(polling),
                adapter);
    }
}
