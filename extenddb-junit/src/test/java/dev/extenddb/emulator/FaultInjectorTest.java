package dev.extenddb.emulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.SocketException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemResponse;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbException;
import software.amazon.awssdk.services.dynamodb.model.ExpiredIteratorException;
import software.amazon.awssdk.services.dynamodb.model.GetRecordsResponse;
import software.amazon.awssdk.services.dynamodb.model.InternalServerErrorException;
import software.amazon.awssdk.services.dynamodb.model.KeysAndAttributes;
import software.amazon.awssdk.services.dynamodb.model.PutRequest;
import software.amazon.awssdk.services.dynamodb.model.Shard;
import software.amazon.awssdk.services.dynamodb.model.ShardIteratorType;
import software.amazon.awssdk.services.dynamodb.model.ThrottlingException;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;
import software.amazon.awssdk.services.dynamodb.model.TransactionConflictException;
import software.amazon.awssdk.services.dynamodb.model.WriteRequest;

/** What an application sees of each fault, the SDK's retries included. */
class FaultInjectorTest {

    private static final Instant START = Instant.parse("2030-01-01T00:00:00Z");

    private final Emulator emulator =
            Emulator.inMemory().clock(ClockMode.FROZEN).startAt(START).start();
    private final DynamoDbClient client = emulator.client();
    private final Things things = Things.createWithStream(client);

    /** What a client sees that does not try again. */
    private final Things once = new Things(SingleTry.client(emulator));

    @AfterEach
    void close() {
        emulator.close();
    }

    @ParameterizedTest
    @EnumSource(names = {"THROTTLE", "INTERNAL_ERROR", "UNAVAILABLE", "CONNECTION_RESET", "RESPONSE_LOST"})
    void theSdkTriesAgain(FaultKind kind) {
        var injection = emulator.faults().add(FaultRule.of(kind).on("PutItem").times(2));

        things.put("a", "1");

        assertThat(injection.count()).isEqualTo(2);
        assertThat(emulator.requests().of("PutItem")).hasSize(3);
        assertThat(emulator.requests().of("PutItem").get(2).error()).isEmpty();
        assertThat(things.get("a")).isEqualTo("1");
    }

    @ParameterizedTest
    @EnumSource(names = {"THROTTLE", "INTERNAL_ERROR", "UNAVAILABLE", "CONNECTION_RESET", "RESPONSE_LOST"})
    void soDoesTheAsynchronousSdk(FaultKind kind) {
        emulator.faults().add(FaultRule.of(kind).on("PutItem").times(2));

        var unused = emulator.asyncClient()
                .putItem(put -> put.tableName(Things.TABLE).item(Things.key("a")))
                .join();

        assertThat(emulator.requests().of("PutItem")).hasSize(3);
    }

    @Test
    void throttled() {
        emulator.faults().add(FaultKind.THROTTLE);

        assertThatThrownBy(() -> once.get("a")).isInstanceOfSatisfying(ThrottlingException.class, e -> {
            assertThat(e.isThrottlingException()).isTrue();
            assertThat(e.throttlingReasons().get(0).reason()).isEqualTo("TableReadAccountLimitExceeded");
        });
        assertThatThrownBy(() -> SingleTry.client(emulator).listTables())
                .isInstanceOfSatisfying(
                        DynamoDbException.class,
                        e -> assertThat(e.isThrottlingException()).isTrue());
    }

    @Test
    void internalError() {
        emulator.faults().add(FaultKind.INTERNAL_ERROR);

        assertThatThrownBy(() -> once.put("a", "1")).isInstanceOf(InternalServerErrorException.class);
        emulator.faults().clear();
        assertThat(things.get("a")).isEqualTo("absent");
    }

    @Test
    void unavailable() {
        emulator.faults().add(FaultKind.UNAVAILABLE);

        assertThatThrownBy(() -> once.put("a", "1"))
                .isInstanceOfSatisfying(
                        DynamoDbException.class, e -> assertThat(e.statusCode()).isEqualTo(503));
    }

    @Test
    void latencyByTheClock() {
        emulator.faults().add(FaultRule.of(FaultKind.LATENCY).lasting(Duration.ofHours(1)));

        things.put("a", "1");

        assertThat(emulator.clock().instant()).isEqualTo(START.plusSeconds(3600));
    }

    @Test
    void realDelay() {
        emulator.faults().add(FaultRule.of(FaultKind.DELAY).lasting(Duration.ofMillis(300)));
        long began = System.nanoTime();

        assertThat(things.get("a")).isEqualTo("absent");

        assertThat(Duration.ofNanos(System.nanoTime() - began)).isGreaterThanOrEqualTo(Duration.ofMillis(300));
        assertThat(emulator.clock().instant()).isEqualTo(START);
    }

    @Test
    void conflictOfAWriteAndOfATransaction() {
        emulator.faults().add(FaultKind.TRANSACTION_CONFLICT);

        assertThatThrownBy(() -> once.put("a", "1")).isInstanceOf(TransactionConflictException.class);
        assertThatThrownBy(() -> transact("a", "b"))
                .isInstanceOfSatisfying(
                        TransactionCanceledException.class,
                        e -> assertThat(e.cancellationReasons())
                                .extracting(reason -> reason.code())
                                .containsExactly("TransactionConflict", "None"));
    }

    private void transact(String... ids) {
        var writes = new ArrayList<TransactWriteItem>();
        for (String id : ids) {
            writes.add(TransactWriteItem.builder()
                    .put(put -> put.tableName(Things.TABLE).item(Things.key(id)))
                    .build());
        }
        SingleTry.client(emulator).transactWriteItems(write -> write.transactItems(writes));
    }

    @Test
    void conditionFailed() {
        emulator.faults().add(FaultKind.CONDITION_FAILED);

        assertThatThrownBy(() -> things.put("a", "1")).isInstanceOf(ConditionalCheckFailedException.class);
        assertThatThrownBy(() -> transact("a"))
                .isInstanceOfSatisfying(
                        TransactionCanceledException.class,
                        e -> assertThat(e.cancellationReasons().get(0).code()).isEqualTo("ConditionalCheckFailed"));
    }

    @Test
    void unprocessedItems() {
        emulator.faults().add(FaultRule.of(FaultKind.UNPROCESSED_ITEMS).times(2));
        var writes = List.of(write("a"), write("b"), write("c"), write("d"));

        var written = client.batchWriteItem(batch -> batch.requestItems(Map.of(Things.TABLE, writes)));

        assertThat(written.unprocessedItems().get(Things.TABLE)).hasSize(2);
        assertThat(things.count()).isEqualTo(2);
        client.batchWriteItem(batch -> batch.requestItems(Map.of(Things.TABLE, List.of(write("c")))));
        assertThat(emulator.requests().of("BatchWriteItem"))
                .as("a batch of one is throttled, and tried again")
                .hasSize(3);
    }

    @Test
    @SuppressWarnings("unchecked") // the SDK's generic varargs
    void unprocessedKeys() {
        things.put("a", "1");
        things.put("b", "1");
        emulator.faults().add(FaultKind.UNPROCESSED_ITEMS);

        BatchGetItemResponse read = client.batchGetItem(batch -> batch.requestItems(Map.of(
                Things.TABLE,
                KeysAndAttributes.builder()
                        .keys(Things.key("a"), Things.key("b"))
                        .build())));

        assertThat(read.responses().get(Things.TABLE)).hasSize(1);
        assertThat(read.unprocessedKeys().get(Things.TABLE).keys()).hasSize(1);
    }

    private static WriteRequest write(String id) {
        return WriteRequest.builder()
                .putRequest(PutRequest.builder().item(Things.key(id)).build())
                .build();
    }

    @Test
    void connectionReset() {
        emulator.faults().add(FaultKind.CONNECTION_RESET);

        assertThatThrownBy(() -> once.put("a", "1"))
                .isInstanceOf(SdkClientException.class)
                .hasCauseInstanceOf(SocketException.class);
        emulator.faults().clear();
        assertThat(things.get("a")).isEqualTo("absent");
    }

    @Test
    void responseLostAfterTheWrite() {
        emulator.faults().add(FaultRule.of(FaultKind.RESPONSE_LOST).on("PutItem"));

        assertThatThrownBy(() -> once.put("a", "1")).isInstanceOf(SdkClientException.class);

        assertThat(things.get("a")).isEqualTo("1");
    }

    @Test
    void staleReads() {
        things.put("a", "1");
        emulator.faults().add(FaultKind.STALE_READ);
        assertThat(things.getEventually("a")).as("before the first write").isEqualTo("1");
        things.put("a", "2");
        things.put("b", "1");

        assertThat(things.getEventually("a")).isEqualTo("1");
        assertThat(things.getEventually("b")).isEqualTo("absent");
        assertThat(things.get("a")).isEqualTo("2");
        assertThat(client.scan(scan -> scan.tableName(Things.TABLE)).items())
                .extracting(item -> item.get("value"))
                .containsExactly(AttributeValue.fromS("1"));
        things.delete("a");
        assertThat(client.scan(scan -> scan.tableName(Things.TABLE)).items())
                .extracting(item -> item.get("value"))
                .containsExactly(AttributeValue.fromS("2"));
    }

    @Test
    void staleReadsOfSeveralItems() {
        things.put("a", "1");
        emulator.faults().add(FaultKind.STALE_READ);
        things.put("a", "2");
        var keys = KeysAndAttributes.builder().keys(List.of(Things.key("a")));

        assertThat(client.batchGetItem(get -> get.requestItems(Map.of(Things.TABLE, keys.build())))
                        .responses()
                        .get(Things.TABLE))
                .extracting(item -> item.get("value").s())
                .containsExactly("1");
        var consistent = keys.consistentRead(true).build();
        assertThat(client.batchGetItem(get -> get.requestItems(Map.of(Things.TABLE, consistent)))
                        .responses()
                        .get(Things.TABLE))
                .extracting(item -> item.get("value").s())
                .containsExactly("2");
        assertThat(client.executeStatement(statement -> statement.statement("SELECT * FROM things WHERE id = 'a'"))
                        .items())
                .extracting(item -> item.get("value").s())
                .containsExactly("1");
    }

    @Test
    void expiredIterator() {
        emulator.faults().add(FaultRule.of(FaultKind.EXPIRED_ITERATOR).times(1));
        String iterator = iterator(shards().get(0));

        assertThatThrownBy(() -> records(iterator)).isInstanceOf(ExpiredIteratorException.class);
        assertThat(records(iterator).records()).isEmpty();
    }

    @Test
    void shardSplit() {
        things.put("a", "1");
        Shard first = shards().get(0);
        emulator.faults()
                .add(FaultRule.of(FaultKind.SHARD_SPLIT).table(Things.TABLE).times(1));

        GetRecordsResponse last = records(iterator(first));

        assertThat(last.records()).hasSize(1);
        assertThat(last.nextShardIterator()).isNull();
        assertThat(shards())
                .filteredOn(shard -> first.shardId().equals(shard.parentShardId()))
                .singleElement()
                .satisfies(child -> {
                    things.put("b", "1");
                    assertThat(records(iterator(child)).records()).hasSize(1);
                });
    }

    private List<Shard> shards() {
        return emulator.streamsClient()
                .describeStream(
                        describe -> describe.streamArn(client.describeTable(table -> table.tableName(Things.TABLE))
                                .table()
                                .latestStreamArn()))
                .streamDescription()
                .shards();
    }

    private String iterator(Shard shard) {
        String arn = client.describeTable(describe -> describe.tableName(Things.TABLE))
                .table()
                .latestStreamArn();
        return emulator.streamsClient()
                .getShardIterator(get ->
                        get.streamArn(arn).shardId(shard.shardId()).shardIteratorType(ShardIteratorType.TRIM_HORIZON))
                .shardIterator();
    }

    private GetRecordsResponse records(String iterator) {
        return emulator.streamsClient().getRecords(get -> get.shardIterator(iterator));
    }

    @Test
    void hitsTheNthOrEveryNthOrSomeAtRandom() {
        var nth = emulator.faults()
                .add(FaultRule.of(FaultKind.LATENCY).on("GetItem").nth(2).lasting(Duration.ofSeconds(1)));
        var every = emulator.faults()
                .add(FaultRule.of(FaultKind.LATENCY).on("GetItem").every(3));
        var random = emulator.faults()
                .add(FaultRule.of(FaultKind.LATENCY).on("GetItem").probability(0.5, 7));
        for (int i = 0; i < 100; i++) {
            assertThat(things.get("a")).isEqualTo("absent");
        }

        assertThat(nth.count()).isEqualTo(1);
        assertThat(every.count()).isEqualTo(33);
        assertThat(random.count()).isBetween(35, 65);
        assertThat(emulator.faults().fired()).hasSize(nth.count() + every.count() + random.count());
    }

    @Test
    void hitsOneTableAlone() {
        Tables.create(client, "others");
        emulator.faults()
                .add(FaultRule.of(FaultKind.INTERNAL_ERROR).table("others").on("DescribeTable"));

        assertThat(client.describeTable(describe -> describe.tableName(Things.TABLE))
                        .table())
                .isNotNull();
        assertThatThrownBy(() -> SingleTry.client(emulator).describeTable(describe -> describe.tableName("others")))
                .isInstanceOf(InternalServerErrorException.class);
    }

    @Test
    void hitsWhatNamesTheTableByAnArn() {
        String arn = client.describeTable(describe -> describe.tableName(Things.TABLE))
                .table()
                .tableArn();
        var rule = FaultRule.of(FaultKind.INTERNAL_ERROR).table(Things.TABLE).times(1);
        emulator.faults().add(rule.on("ListTagsOfResource"));
        emulator.faults().add(rule.on("DescribeStream"));

        assertThat(client.listTagsOfResource(list -> list.resourceArn(arn)).tags())
                .isEmpty();
        assertThat(shards()).hasSize(1);

        assertThat(emulator.faults().fired()).hasSize(2);
        assertThat(emulator.requests().of("DescribeStream"))
                .hasSize(2)
                .allSatisfy(request -> assertThat(request.tables()).containsExactly(Things.TABLE));
    }

    @Test
    void refusesWhatCannotHappen() {
        assertThatThrownBy(() -> FaultRule.of(FaultKind.UNPROCESSED_ITEMS).on("GetItem"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("UNPROCESSED_ITEMS cannot happen to GetItem");
    }

    @Test
    void theAsynchronousSdkTellsOfLostAnswers() {
        emulator.faults().add(FaultKind.CONNECTION_RESET);

        assertThatThrownBy(() -> emulator.asyncClient().listTables().join())
                .isInstanceOf(CompletionException.class)
                .hasRootCauseInstanceOf(SocketException.class);
    }
}
