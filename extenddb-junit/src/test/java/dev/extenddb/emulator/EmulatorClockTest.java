package dev.extenddb.emulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.extenddb.stream.StreamRecord;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.ExpiredIteratorException;
import software.amazon.awssdk.services.dynamodb.model.IdempotentParameterMismatchException;
import software.amazon.awssdk.services.dynamodb.model.ProvisionedThroughputExceededException;
import software.amazon.awssdk.services.dynamodb.model.ShardIteratorType;
import software.amazon.awssdk.services.dynamodb.model.TableStatus;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.model.TrimmedDataAccessException;

/** What follows when the clock is moved, as clients see it. */
class EmulatorClockTest {

    private static final Instant START = Instant.parse("2030-01-01T00:00:00Z");

    private final Emulator emulator = frozen(Profile.FAST);

    private static Emulator frozen(Profile profile) {
        return Emulator.inMemory()
                .clock(ClockMode.FROZEN)
                .startAt(START)
                .profile(profile)
                .start();
    }

    @AfterEach
    void close() {
        emulator.close();
    }

    @Test
    void itemsExpireAtTheirInstants() {
        var things = Things.createWithStream(emulator.client()).expiring();
        things.putExpiring("later", START.plusSeconds(7200).getEpochSecond());
        things.putExpiring("sooner", START.plusSeconds(3600).getEpochSecond());
        things.putExpiring("never", START.plusSeconds(36_000).getEpochSecond());
        TableStream stream = emulator.streams(Things.TABLE);
        assertThat(stream.take(10)).hasSize(3);

        emulator.clock().advance(Duration.ofHours(3));

        assertThat(things.count()).isEqualTo(1);
        List<StreamRecord> deletions = stream.takeAll();
        assertThat(deletions)
                .extracting(StreamRecord::createdAt)
                .containsExactly(START.plusSeconds(3600), START.plusSeconds(7200));
        assertThat(deletions).allMatch(StreamRecord::byService);
    }

    @Test
    void streamsAreTrimmedAfterADay() {
        var things = Things.createWithStream(emulator.client());
        things.put("a", "1");
        String first = emulator.streamsClient()
                .getRecords(get -> get.shardIterator(iterator(ShardIteratorType.TRIM_HORIZON)))
                .records()
                .get(0)
                .dynamodb()
                .sequenceNumber();
        emulator.clock().advance(Duration.ofHours(23));
        things.put("b", "1");
        assertThat(emulator.streams(Things.TABLE).takeAll()).hasSize(2);

        emulator.clock().advance(Duration.ofHours(2));

        assertThat(emulator.streams(Things.TABLE).takeAll()).hasSize(1);
        assertThatThrownBy(() -> iterator(ShardIteratorType.AT_SEQUENCE_NUMBER, first))
                .isInstanceOf(TrimmedDataAccessException.class);
    }

    @Test
    void aReaderThatGoesOnKeepsItsPlace() {
        var things = Things.createWithStream(emulator.client());
        String iterator = iterator(ShardIteratorType.LATEST);
        for (int i = 0; i < 3; i++) {
            emulator.clock().advance(Duration.ofMinutes(14));
            String last = iterator;
            iterator = emulator.streamsClient()
                    .getRecords(get -> get.shardIterator(last))
                    .nextShardIterator();
        }
        things.put("a", "1");

        String newest = iterator;
        assertThat(emulator.streamsClient()
                        .getRecords(get -> get.shardIterator(newest))
                        .records())
                .hasSize(1);
    }

    @Test
    void iteratorsExpireAfterFifteenMinutes() {
        Things.createWithStream(emulator.client());
        String iterator = iterator(ShardIteratorType.LATEST);

        emulator.clock().advance(Duration.ofMinutes(15).plusSeconds(1));

        assertThatThrownBy(() -> emulator.streamsClient().getRecords(get -> get.shardIterator(iterator)))
                .isInstanceOf(ExpiredIteratorException.class);
    }

    private String iterator(ShardIteratorType type) {
        return iterator(type, null);
    }

    /** An iterator of the stream's only shard. The SDK leaves out a number that is null. */
    private String iterator(ShardIteratorType type, String sequenceNumber) {
        String arn = emulator.client()
                .describeTable(describe -> describe.tableName(Things.TABLE))
                .table()
                .latestStreamArn();
        String shard = emulator.streamsClient()
                .describeStream(describe -> describe.streamArn(arn))
                .streamDescription()
                .shards()
                .get(0)
                .shardId();
        return emulator.streamsClient()
                .getShardIterator(get -> get.streamArn(arn)
                        .shardId(shard)
                        .shardIteratorType(type)
                        .sequenceNumber(sequenceNumber))
                .shardIterator();
    }

    @Test
    void idempotencyTokensCountForTenMinutes() {
        Things.create(emulator.client());
        transact("token", "a");
        assertThatThrownBy(() -> transact("token", "b")).isInstanceOf(IdempotentParameterMismatchException.class);

        emulator.clock().advance(Duration.ofMinutes(10));

        transact("token", "b");
        assertThat(new Things(emulator.client()).get("b")).isNotEqualTo("absent");
    }

    private void transact(String token, String id) {
        emulator.client()
                .transactWriteItems(write -> write.clientRequestToken(token)
                        .transactItems(TransactWriteItem.builder()
                                .put(put -> put.tableName(Things.TABLE).item(Things.key(id)))
                                .build()));
    }

    @Test
    void tablesBecomeActive() {
        try (Emulator realistic = frozen(Profile.REALISTIC)) {
            DynamoDbClient client = realistic.client();
            Things.create(client);
            assertThat(status(client)).isEqualTo(TableStatus.CREATING);
            realistic.clock().advance(Profile.REALISTIC.controlPlaneDelay());
            assertThat(status(client)).isEqualTo(TableStatus.ACTIVE);

            client.deleteTable(delete -> delete.tableName(Things.TABLE));
            assertThat(status(client)).isEqualTo(TableStatus.DELETING);
            realistic.clock().advance(Duration.ofSeconds(3));
            assertThat(client.listTables().tableNames()).isEmpty();
        }
    }

    private static TableStatus status(DynamoDbClient client) {
        return client.describeTable(describe -> describe.tableName(Things.TABLE))
                .table()
                .tableStatus();
    }

    @Test
    void capacityGrowsBack() {
        try (Emulator realistic = frozen(Profile.REALISTIC)) {
            DynamoDbClient client = realistic.client();
            client.createTable(Tables.request(Things.TABLE).toBuilder()
                    .billingMode("PROVISIONED")
                    .provisionedThroughput(units -> units.readCapacityUnits(1L).writeCapacityUnits(1L))
                    .build());
            realistic.clock().advance(Duration.ofSeconds(3));
            var once = client(realistic);
            var things = new Things(once);
            assertThatThrownBy(() -> {
                        for (int i = 0; i < 10; i++) {
                            things.put("a", "x");
                        }
                    })
                    .isInstanceOf(ProvisionedThroughputExceededException.class);

            realistic.clock().advance(Duration.ofSeconds(10));

            things.put("a", "y");
        }
    }

    /** A client that tells at once. */
    private static DynamoDbClient client(Emulator emulator) {
        return SingleTry.client(emulator);
    }

    @Test
    void aTickingClockGoesOnFromWhereItWasPut() {
        try (Emulator ticking = Emulator.inMemory().startAt(START).start()) {
            ticking.clock().advance(Duration.ofDays(1));
            Instant now = ticking.clock().instant();
            assertThat(now)
                    .isBetween(
                            START.plus(Duration.ofDays(1)),
                            START.plus(Duration.ofDays(1)).plusSeconds(60));
            ticking.clock().runUntil(START.plus(Duration.ofDays(2)));
            assertThat(ticking.clock().instant()).isAfterOrEqualTo(START.plus(Duration.ofDays(2)));
        }
    }

    @Test
    void theSystemsClockCannotBeMoved() {
        try (Emulator onSystem = Emulator.inMemory().clock(ClockMode.SYSTEM).start()) {
            assertThatThrownBy(() -> onSystem.clock().advance(Duration.ofSeconds(1)))
                    .isInstanceOf(IllegalStateException.class);
            assertThatThrownBy(() -> onSystem.faults().add(FaultKind.LATENCY))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("use DELAY");
        }
    }

    @Test
    void aClockCannotBePutBack() {
        assertThatThrownBy(() -> emulator.clock().advance(Duration.ofSeconds(-1)))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void clocksOfOneEngineAreIndependent() {
        try (EmulatorEngine engine = EmulatorEngine.inMemory();
                Emulator one = engine.newEmulator(EmulatorSettings.DEFAULTS.with(ClockMode.FROZEN));
                Emulator other = engine.newEmulator(EmulatorSettings.DEFAULTS.with(ClockMode.FROZEN))) {
            var ofOne = Things.createWithStream(one.client()).expiring();
            var ofOther = Things.createWithStream(other.client()).expiring();
            long second = one.clock().instant().getEpochSecond() + 60;
            ofOne.putExpiring("a", second);
            ofOther.putExpiring("a", second);

            one.clock().advance(Duration.ofDays(3));

            assertThat(ofOne.count()).isZero();
            assertThat(ofOther.count()).isEqualTo(1);
            assertThat(other.streams(Things.TABLE).takeAll()).hasSize(1);
        }
    }
}
