package dev.extenddb.emulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.Projection;
import software.amazon.awssdk.services.dynamodb.model.ProjectionType;
import software.amazon.awssdk.services.dynamodb.model.ResourceNotFoundException;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;

class SnapshotTest {

    private static final Instant START = Instant.parse("2030-01-01T00:00:00Z");

    private final Emulator emulator =
            Emulator.inMemory().clock(ClockMode.FROZEN).startAt(START).start();
    private final DynamoDbClient client = emulator.client();

    @AfterEach
    void close() {
        emulator.close();
    }

    @Test
    void itemsAreAsTheyWere() {
        Things things = Things.create(client);
        things.put("changed", "1");
        things.put("deleted", "1");
        Snapshot snapshot = emulator.snapshot();

        for (int round = 0; round < 3; round++) {
            things.put("changed", "2");
            things.delete("deleted");
            things.put("new", "1");
            emulator.clock().advance(Duration.ofDays(1));

            emulator.restore(snapshot);

            assertThat(things.get("changed")).isEqualTo("1");
            assertThat(things.get("deleted")).isEqualTo("1");
            assertThat(things.get("new")).isEqualTo("absent");
            assertThat(emulator.clock().instant()).isEqualTo(START);
        }
    }

    @Test
    void tablesAreAsTheyWere() {
        Things things = Things.create(client);
        things.put("a", "1");
        Snapshot snapshot = emulator.snapshot();

        client.deleteTable(delete -> delete.tableName(Things.TABLE));
        Tables.create(client, "others");
        Things.createWithStream(client).put("b", "1");

        emulator.restore(snapshot);

        assertThat(client.listTables().tableNames()).containsExactly(Things.TABLE);
        assertThat(things.get("a")).isEqualTo("1");
        assertThat(things.get("b")).isEqualTo("absent");
        assertThat(emulator.streamsClient().listStreams().streams()).isEmpty();
        things.put("c", "1");
        assertThatThrownBy(() -> emulator.streams(Things.TABLE).takeAll()).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void indexesAreAsTheyWere() {
        Things things = Things.create(client);
        things.put("a", "x");
        Snapshot before = emulator.snapshot();
        addIndex();
        emulator.awaitIndexes();
        Snapshot between = emulator.snapshot();
        things.put("b", "x");
        assertThat(indexed("x")).isEqualTo(2);

        emulator.restore(between);
        assertThat(indexed("x")).isEqualTo(1);

        emulator.restore(before);
        assertThat(client.describeTable(describe -> describe.tableName(Things.TABLE))
                        .table()
                        .globalSecondaryIndexes())
                .isEmpty();
    }

    @SuppressWarnings("unchecked") // the SDK's generic varargs
    private void addIndex() {
        client.updateTable(update -> update.tableName(Things.TABLE)
                .attributeDefinitions(
                        definition -> definition.attributeName("value").attributeType("S"))
                .globalSecondaryIndexUpdates(change -> change.create(index -> index.indexName("by-value")
                        .keySchema(key -> key.attributeName("value").keyType("HASH"))
                        .projection(Projection.builder()
                                .projectionType(ProjectionType.ALL)
                                .build()))));
    }

    private int indexed(String value) {
        return client.query(query -> query.tableName(Things.TABLE)
                        .indexName("by-value")
                        .keyConditionExpression("#v = :v")
                        .expressionAttributeNames(Map.of("#v", "value"))
                        .expressionAttributeValues(Map.of(":v", AttributeValue.fromS(value))))
                .count();
    }

    @Test
    void streamsGoOnFromWhereTheyWere() {
        Things things = Things.createWithStream(client);
        things.put("a", "1");
        Snapshot snapshot = emulator.snapshot();
        things.put("a", "2");
        assertThat(emulator.streams(Things.TABLE).takeAll()).hasSize(2);

        emulator.restore(snapshot);

        assertThat(emulator.streams(Things.TABLE).takeAll()).hasSize(1);
        things.put("a", "3");
        assertThat(emulator.streams(Things.TABLE).takeAll()).hasSize(2);
    }

    @Test
    void readersOfStreamsBeginAnew() {
        Things things = Things.createWithStream(client);
        TableStream stream = emulator.streams(Things.TABLE);
        Snapshot snapshot = emulator.snapshot();
        things.put("a", "1");
        things.put("b", "1");
        assertThat(stream.takeAll()).hasSize(2);

        emulator.restore(snapshot);

        assertThat(stream.takeAll()).isEmpty();
        things.put("c", "1");
        assertThat(stream.takeAll()).hasSize(1);

        emulator.reset();
        Things.createWithStream(client).put("d", "1");
        assertThat(stream.takeAll()).hasSize(1);
    }

    @Test
    void itemsExpireAgainAfterARestore() {
        Things things = Things.create(client).expiring();
        things.putExpiring("a", START.plusSeconds(60).getEpochSecond());
        Snapshot snapshot = emulator.snapshot();
        emulator.clock().advance(Duration.ofMinutes(2));
        assertThat(things.count()).isZero();
        client.deleteTable(delete -> delete.tableName(Things.TABLE));

        emulator.restore(snapshot);

        assertThat(things.count()).isEqualTo(1);
        emulator.clock().advance(Duration.ofMinutes(2));
        assertThat(things.count()).isZero();
    }

    @Test
    void idempotencyTokensAreForgotten() {
        Things things = Things.create(client);
        Snapshot snapshot = emulator.snapshot();
        transact("a");
        emulator.restore(snapshot);

        transact("b");

        assertThat(things.count()).isEqualTo(1);
    }

    private void transact(String id) {
        client.transactWriteItems(write -> write.clientRequestToken("token")
                .transactItems(TransactWriteItem.builder()
                        .put(put -> put.tableName(Things.TABLE).item(Things.key(id)))
                        .build()));
    }

    @Test
    void otherEmulatorsAreLeftAlone() {
        try (EmulatorEngine engine = EmulatorEngine.inMemory();
                Emulator one = engine.newEmulator(EmulatorSettings.DEFAULTS);
                Emulator other = engine.newEmulator(EmulatorSettings.DEFAULTS)) {
            Things ofOne = Things.create(one.client());
            Things ofOther = Things.create(other.client());
            Snapshot snapshot = one.snapshot();
            ofOne.put("a", "1");
            ofOther.put("a", "1");

            one.restore(snapshot);

            assertThat(ofOne.get("a")).isEqualTo("absent");
            assertThat(ofOther.get("a")).isEqualTo("1");
            assertThatThrownBy(() -> other.restore(snapshot)).isInstanceOf(IllegalArgumentException.class);
        }
    }

    @Test
    void aClosedSnapshotCannotBeRestored() {
        Snapshot snapshot = emulator.snapshot();
        snapshot.close();
        assertThatThrownBy(() -> emulator.restore(snapshot)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void resetLeavesNothing() {
        client.createTable(Tables.request("protected").toBuilder()
                .deletionProtectionEnabled(true)
                .build());
        Things things = Things.createWithStream(client);
        things.put("a", "1");
        emulator.faults().add(FaultKind.LATENCY);

        emulator.reset();

        assertThat(emulator.requests().count()).isZero();
        assertThat(client.listTables().tableNames()).isEmpty();
        assertThat(emulator.streamsClient().listStreams().streams()).isEmpty();
        assertThat(emulator.faults().fired()).isEmpty();
        assertThatThrownBy(() -> things.get("a")).isInstanceOf(ResourceNotFoundException.class);
        Things.create(client).put("a", "2");
    }

    @Test
    void restoringTakesTimeByWhatChanged() {
        Things things = Things.create(client);
        for (int i = 0; i < 3000; i++) {
            things.put("item-" + i, "1");
        }
        Snapshot snapshot = emulator.snapshot();
        things.put("item-0", "2");
        long began = System.nanoTime();

        emulator.restore(snapshot);

        assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(Duration.ofMillis(500));
        assertThat(things.get("item-0")).isEqualTo("1");
    }
}
