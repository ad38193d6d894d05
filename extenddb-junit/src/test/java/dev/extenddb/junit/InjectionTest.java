package dev.extenddb.junit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.extenddb.emulator.Tables;
import java.net.URI;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.enhanced.dynamodb.DynamoDbEnhancedAsyncClient;
import software.amazon.awssdk.enhanced.dynamodb.DynamoDbEnhancedClient;
import software.amazon.awssdk.enhanced.dynamodb.Key;
import software.amazon.awssdk.enhanced.dynamodb.TableSchema;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbAsyncClient;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.OperationType;
import software.amazon.awssdk.services.dynamodb.model.Shard;
import software.amazon.awssdk.services.dynamodb.model.ShardIteratorType;
import software.amazon.awssdk.services.dynamodb.streams.DynamoDbStreamsAsyncClient;
import software.amazon.awssdk.services.dynamodb.streams.DynamoDbStreamsClient;

@DynamoDbTest
class InjectionTest {

    private static final String ACCOUNT = "arn:aws:dynamodb:us-east-1:2[0-9]{11}:table/things";

    private DynamoDbClient client;

    @BeforeEach
    void createTable() {
        Tables.create(client, "things");
    }

    @Test
    void allClientsOfATestSeeTheSameTables(
            DynamoDbClient parameter, DynamoDbAsyncClient asyncClient, DynamoDbEnhancedClient enhancedClient) {
        assertThat(parameter.listTables().tableNames()).containsExactly("things");
        assertThat(asyncClient.listTables().join().tableNames()).containsExactly("things");
        enhancedClient.table("orders", TableSchema.fromBean(Order.class)).createTable();
        assertThat(client.listTables().tableNames()).containsExactly("orders", "things");
    }

    @Test
    void theAccountIsMadeUp() {
        assertThat(client.describeTable(describe -> describe.tableName("things"))
                        .table()
                        .tableArn())
                .matches(ACCOUNT);
    }

    @Test
    void everyFormOfACallActsForTheAccount(DynamoDbAsyncClient asyncClient) {
        assertThat(client.listTables(list -> list.limit(5)).tableNames()).containsExactly("things");
        assertThat(client.listTablesPaginator().tableNames()).containsExactly("things");
        assertThat(client.waiter()
                        .waitUntilTableExists(describe -> describe.tableName("things"))
                        .matched()
                        .response())
                .isPresent();
        assertThat(asyncClient
                        .waiter()
                        .waitUntilTableExists(describe -> describe.tableName("things"))
                        .join()
                        .matched()
                        .response())
                .isPresent();
        for (int i = 0; i < 3; i++) {
            var item = Map.of(
                    "id",
                    AttributeValue.fromN("" + i).toBuilder().n(null).s("" + i).build());
            client.putItem(put -> put.tableName("things").item(item));
        }
        assertThat(client.scanPaginator(scan -> scan.tableName("things").limit(1))
                        .items())
                .hasSize(3);
        assertThat(client.serviceName()).isEqualTo("dynamodb");
        assertThat(client.serviceClientConfiguration().region()).isEqualTo(Region.US_EAST_1);
    }

    @Test
    void credentialsOfARequestAreLeftAlone() {
        var other = StaticCredentialsProvider.create(AwsBasicCredentials.create("111122223333", "x"));

        assertThat(client.listTables(list -> list.overrideConfiguration(o -> o.credentialsProvider(other)))
                        .tableNames())
                .isEmpty();
    }

    @Test
    void closingAClientDoesNoHarm(DynamoDbClient parameter) {
        parameter.close();

        assertThat(parameter.listTables().tableNames()).containsExactly("things");
    }

    @Test
    void theEndpointSpeaksHttpForTheSameAccount(URI endpoint) {
        assertThat(endpoint.getHost()).isEqualTo("127.0.0.1");
        try (var overHttp = DynamoDbClient.builder()
                .endpointOverride(endpoint)
                .region(Region.US_EAST_1)
                .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create("any", "x")))
                .httpClient(UrlConnectionHttpClient.create())
                .build()) {
            assertThat(overHttp.listTables().tableNames()).containsExactly("things");
        }
    }

    @Test
    void theEnhancedAsynchronousClientKeepsBeans(DynamoDbEnhancedAsyncClient enhanced) {
        var orders = enhanced.table("orders", TableSchema.fromBean(Order.class));
        orders.createTable().join();
        orders.putItem(new Order("1", "tea", 2)).join();

        var found = orders.getItem(Key.builder().partitionValue("1").build()).join();
        assertThat(found).isEqualTo(new Order("1", "tea", 2));
    }

    @Test
    void streamsClientsReadTheAccountsStreams(
            DynamoDbClient client, DynamoDbStreamsClient streams, DynamoDbStreamsAsyncClient asyncStreams) {
        Tables.createWithStream(client, "streamed");
        client.putItem(put -> put.tableName("streamed").item(Map.of("id", AttributeValue.fromS("1"))));

        String arn = streams.listStreams().streams().get(0).streamArn();
        Shard shard = asyncStreams
                .describeStream(describe -> describe.streamArn(arn))
                .join()
                .streamDescription()
                .shards()
                .get(0);
        String iterator = streams.getShardIterator(get ->
                        get.streamArn(arn).shardId(shard.shardId()).shardIteratorType(ShardIteratorType.TRIM_HORIZON))
                .shardIterator();
        var records = asyncStreams
                .getRecords(get -> get.shardIterator(iterator))
                .join()
                .records();

        assertThat(records).hasSize(1);
        assertThat(records.get(0).eventName()).isEqualTo(OperationType.INSERT);
        assertThat(records.get(0).dynamodb().newImage()).containsEntry("id", AttributeValue.fromS("1"));
    }

    @Nested
    class Inner {

        private DynamoDbAsyncClient innerClient;

        @Test
        void seesWhatTheOuterInstanceMade(DynamoDbClient parameter) {
            assertThat(innerClient.listTables().join().tableNames()).containsExactly("things");
            assertThat(parameter.listTables().tableNames()).containsExactly("things");
        }
    }
}
