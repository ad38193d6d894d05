package dev.extenddb.emulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.IndexStatus;
import software.amazon.awssdk.services.dynamodb.model.QueryResponse;

/** How far behind reads are in the realistic profile. */
class ProfileTest {

    private final Emulator emulator = Emulator.inMemory()
            .profile(Profile.REALISTIC)
            .clock(ClockMode.FROZEN)
            .start();
    private final DynamoDbClient client = emulator.client();
    private final Things things = new Things(client);

    @BeforeEach
    @SuppressWarnings("unchecked") // the SDK's generic varargs
    void createTable() {
        client.createTable(Tables.request(Things.TABLE).toBuilder()
                .attributeDefinitions(
                        id -> id.attributeName("id").attributeType("S"),
                        value -> value.attributeName("value").attributeType("S"))
                .globalSecondaryIndexes(index -> index.indexName("by-value")
                        .keySchema(key -> key.attributeName("value").keyType("HASH"))
                        .projection(projection -> projection.projectionType("ALL")))
                .build());
        emulator.clock().advance(Profile.REALISTIC.controlPlaneDelay());
    }

    @AfterEach
    void close() {
        emulator.close();
    }

    private QueryResponse query(String value) {
        return client.query(query -> query.tableName(Things.TABLE)
                .indexName("by-value")
                .keyConditionExpression("#v = :v")
                .expressionAttributeNames(Map.of("#v", "value"))
                .expressionAttributeValues(Map.of(":v", AttributeValue.fromS(value))));
    }

    @Test
    void eventualReadsAreBehind() {
        things.put("a", "1");
        assertThat(things.get("a")).isEqualTo("1");
        assertThat(things.getEventually("a")).isEqualTo("absent");

        emulator.clock().advance(Profile.REALISTIC.readDelay());

        assertThat(things.getEventually("a")).isEqualTo("1");
    }

    @Test
    void indexesAreFurtherBehind() {
        things.put("a", "x");
        emulator.clock().advance(Profile.REALISTIC.readDelay());
        assertThat(query("x").count()).isZero();

        emulator.clock().advance(Profile.REALISTIC.indexDelay());

        assertThat(query("x").count()).isEqualTo(1);
        things.put("a", "y");
        assertThat(query("x").count()).as("not gone yet").isEqualTo(1);
        assertThat(query("y").count()).as("not there yet").isZero();
    }

    @Test
    @SuppressWarnings("unchecked") // the SDK's generic varargs
    void anAddedIndexBecomesActiveByTheClock() {
        things.put("a", "1");
        client.updateTable(update -> update.tableName(Things.TABLE)
                .attributeDefinitions(
                        id -> id.attributeName("id").attributeType("S"),
                        value -> value.attributeName("value").attributeType("S"),
                        kind -> kind.attributeName("kind").attributeType("S"))
                .globalSecondaryIndexUpdates(change -> change.create(index -> index.indexName("by-kind")
                        .keySchema(key -> key.attributeName("kind").keyType("HASH"))
                        .projection(projection -> projection.projectionType("ALL")))));
        assertThat(statusOf("by-kind")).isEqualTo(IndexStatus.CREATING);

        emulator.clock().advance(Profile.REALISTIC.controlPlaneDelay().multipliedBy(2));
        emulator.awaitIndexes();
        emulator.clock().advance(Profile.REALISTIC.controlPlaneDelay());

        assertThat(statusOf("by-kind")).isEqualTo(IndexStatus.ACTIVE);
    }

    private IndexStatus statusOf(String index) {
        return client
                .describeTable(describe -> describe.tableName(Things.TABLE))
                .table()
                .globalSecondaryIndexes()
                .stream()
                .filter(described -> described.indexName().equals(index))
                .findFirst()
                .orElseThrow()
                .indexStatus();
    }

    @Test
    void aFaultHitsOneIndexAlone() {
        emulator.faults().add(FaultRule.of(FaultKind.THROTTLE).index("by-value").times(1));
        things.put("a", "1");
        assertThat(emulator.faults().fired()).isEmpty();

        assertThat(query("none").count()).isZero();

        assertThat(emulator.faults().fired()).hasSize(1);
        assertThat(emulator.requests().of("Query")).hasSize(2);
    }

    @Test
    void indexesCanBeWaitedFor() {
        things.put("a", "x");

        emulator.awaitIndexes();

        assertThat(query("x").count()).isEqualTo(1);
    }

    @Test
    void severalWritesShowOneAfterTheOther() {
        things.put("a", "1");
        emulator.clock().advance(Profile.REALISTIC.readDelay().dividedBy(2));
        things.put("a", "2");
        emulator.clock().advance(Profile.REALISTIC.readDelay().dividedBy(2));

        assertThat(things.getEventually("a")).isEqualTo("1");
        assertThat(things.get("a")).isEqualTo("2");
    }

    @Test
    void pagesOfOlderStatesAreWhole() {
        for (int i = 0; i < 10; i++) {
            things.put("item-" + i, "x");
        }
        emulator.clock().advance(Profile.REALISTIC.indexDelay());
        for (int i = 0; i < 10; i++) {
            things.delete("item-" + i);
        }

        int seen = client
                .queryPaginator(query -> query.tableName(Things.TABLE)
                        .indexName("by-value")
                        .limit(3)
                        .keyConditionExpression("#v = :v")
                        .expressionAttributeNames(Map.of("#v", "value"))
                        .expressionAttributeValues(Map.of(":v", AttributeValue.fromS("x"))))
                .items()
                .stream()
                .toList()
                .size();

        assertThat(seen).isEqualTo(10);
        assertThat(things.count()).isZero();
    }
}
