package dev.extenddb.storage;

import static org.assertj.core.api.Assertions.assertThat;

import dev.extenddb.testing.TestClock;
import dev.extenddb.testing.Wire;
import dev.extenddb.verify.ConsistencyCheck;
import dev.extenddb.verify.Finding;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;

/** How tables are restored from histories in a database. A backend's test extends this and says how to open the storage. */
@TestInstance(Lifecycle.PER_CLASS)
public abstract class HistoryContractTest {

    private static final int KEYS = 12;
    private static final Duration MINUTE = Duration.ofMinutes(1);

    private final TestClock clock = new TestClock();

    private Storage storage;
    private Wire wire;

    /** Opens the storage under test, empty. */
    protected abstract Storage open();

    @BeforeAll
    void startEngine() {
        storage = open();
        wire = new Wire(storage, settings -> settings, clock);
    }

    @AfterAll
    void stopEngine() {
        wire.close();
    }

    @Test
    void everyInstantCanBeRestored() {
        for (int seed = 1; seed <= 3; seed++) {
            String table = "Random" + seed;
            create(table);
            var random = new Random(seed);
            Map<String, String> model = new TreeMap<>();
            Map<Instant, Map<String, String>> states = new LinkedHashMap<>();
            for (int step = 0; step < 120; step++) {
                if (random.nextInt(8) == 0) {
                    states.put(clock.instant(), new TreeMap<>(model));
                    clock.advance(Duration.ofMillis(1));
                }
                change(table, random, model);
                clock.advance(Duration.ofMillis(random.nextInt(3) * (long) random.nextInt(40_000)));
                if (random.nextInt(20) == 0) {
                    wire.runBackgroundJobs();
                }
            }
            clock.advance(MINUTE.multipliedBy(6));
            int count = 0;
            for (Map.Entry<Instant, Map<String, String>> state : states.entrySet()) {
                String copy = table + "At" + count++;
                restore(table, copy, "'RestoreDateTime':" + state.getKey().toEpochMilli() / 1000.0);
                assertThat(items(copy, ""))
                        .as("seed " + seed + ", " + state.getKey())
                        .isEqualTo(texts(state.getValue()));
                assertThat(items(copy, ",'IndexName':'ByG'")).isEqualTo(texts(state.getValue()));
            }
            assertThat(count).isGreaterThan(5);
        }
        assertConsistent();
    }

    private void change(String table, Random random, Map<String, String> model) {
        String id = "k" + random.nextInt(KEYS);
        String other = "k" + random.nextInt(KEYS);
        String g = "g" + random.nextInt(1000);
        switch (random.nextInt(6)) {
            case 0, 1 -> {
                wire.put(table, item(id, g));
                model.put(id, g);
            }
            case 2 -> {
                wire.ok(
                        "UpdateItem",
                        "{'TableName':'" + table + "','Key':" + key(id)
                                + ",'UpdateExpression':'SET g = :g','ExpressionAttributeValues':{':g':{'S':'" + g
                                + "'}}}");
                model.put(id, g);
            }
            case 3 -> {
                wire.ok("DeleteItem", "{'TableName':'" + table + "','Key':" + key(id) + "}");
                model.remove(id);
            }
            case 4 -> {
                if (!id.equals(other)) {
                    wire.ok(
                            "BatchWriteItem",
                            "{'RequestItems':{'" + table + "':[{'PutRequest':{'Item':" + item(id, g)
                                    + "}},{'DeleteRequest':{'Key':" + key(other) + "}}]}}");
                    model.put(id, g);
                    model.remove(other);
                }
            }
            default -> {
                if (!id.equals(other)) {
                    wire.ok(
                            "TransactWriteItems",
                            "{'TransactItems':[{'Put':{'TableName':'" + table + "','Item':" + item(id, g)
                                    + "}},{'Put':{'TableName':'" + table + "','Item':" + item(other, g) + "}}]}");
                    model.put(id, g);
                    model.put(other, g);
                }
            }
        }
    }

    @Test
    void whatIsWrittenMeanwhileIsLeftOutAsAWhole() throws Exception {
        create("Busy");
        for (int i = 0; i < 300; i++) {
            wire.put("Busy", item("i" + i, "old"));
        }
        clock.advance(MINUTE);
        Instant then = clock.instant();
        clock.advance(MINUTE.multipliedBy(10));
        var stop = new AtomicBoolean();
        List<CompletableFuture<Void>> writers = new ArrayList<>();
        for (int writer = 0; writer < 2; writer++) {
            int seed = writer;
            writers.add(CompletableFuture.runAsync(() -> {
                var random = new Random(seed);
                while (!stop.get()) {
                    String id = "i" + random.nextInt(320);
                    wire.put("Busy", item(id, "new" + random.nextInt()));
                    wire.ok("DeleteItem", "{'TableName':'Busy','Key':" + key("i" + random.nextInt(320)) + "}");
                }
            }));
        }
        for (int copy = 0; copy < 3; copy++) {
            restore("Busy", "Idle" + copy, "'RestoreDateTime':" + then.getEpochSecond());
            Set<String> restored = items("Idle" + copy, "");
            assertThat(restored).hasSize(300).allMatch(text -> text.endsWith("/old"));
            assertThat(items("Idle" + copy, ",'IndexName':'ByG'")).isEqualTo(restored);
        }
        stop.set(true);
        for (CompletableFuture<Void> writer : writers) {
            writer.get();
        }
    }

    @Test
    void aStreamGoesOnBesideAHistory() {
        create("Both");
        wire.ok(
                "UpdateTable",
                "{'TableName':'Both','StreamSpecification':{'StreamEnabled':true,'StreamViewType':'NEW_IMAGE'}}");
        wire.put("Both", item("a", "1"));
        clock.advance(MINUTE);
        Instant then = clock.instant();
        clock.advance(MINUTE.multipliedBy(6));
        wire.put("Both", item("a", "2"));
        String stream = wire.ok("DescribeTable", "{'TableName':'Both'}").text("Table.LatestStreamArn");
        String shard =
                wire.ok("DescribeStream", "{'StreamArn':'" + stream + "'}").text("StreamDescription.Shards.0.ShardId");
        String iterator = wire.ok(
                        "GetShardIterator",
                        "{'StreamArn':'" + stream + "','ShardId':'" + shard + "','ShardIteratorType':'TRIM_HORIZON'}")
                .text("ShardIterator");

        assertThat(wire.ok("GetRecords", "{'ShardIterator':'" + iterator + "'}")
                        .texts("Records", "dynamodb.NewImage.g.S"))
                .containsExactly("1", "2");
        restore("Both", "BothThen", "'RestoreDateTime':" + then.getEpochSecond());
        assertThat(items("BothThen", "")).containsExactly("a/1");
        assertThat(wire.ok("ListStreams", "{'TableName':'BothThen'}").list("Streams"))
                .isEmpty();
    }

    @Test
    void noRowsStayOfAHistoryThatWasGivenUp() {
        Set<TableRef> before = rows();
        create("Gone");
        wire.put("Gone", item("a", "1"));
        wire.runBackgroundJobs();
        wire.ok(
                "UpdateContinuousBackups",
                "{'TableName':'Gone','PointInTimeRecoverySpecification':{'PointInTimeRecoveryEnabled':false}}");
        wire.put("Gone", item("a", "2"));
        clock.advance(MINUTE.multipliedBy(2));
        wire.runBackgroundJobs();
        int withoutHistory = rows().size();
        keepHistory("Gone");
        wire.put("Gone", item("a", "3"));
        assertThat(rows()).hasSizeGreaterThan(withoutHistory);

        wire.ok("DeleteTable", "{'TableName':'Gone'}");
        clock.advance(MINUTE);
        wire.runBackgroundJobs();
        assertThat(rows()).isEqualTo(before);
    }

    private Set<TableRef> rows() {
        return new HashSet<>(storage.tableSpaces().all());
    }

    private void assertConsistent() {
        List<Finding> findings = new ArrayList<>();
        assertThat(new ConsistencyCheck(storage, clock).run(findings::add).changes())
                .isPositive();
        assertThat(findings).isEmpty();
    }

    private void create(String table) {
        wire.ok(
                "CreateTable",
                "{'TableName':'" + table + "','BillingMode':'PAY_PER_REQUEST'," + Wire.definitions("id:S", "g:S") + ","
                        + Wire.schema("id") + ",'GlobalSecondaryIndexes':[{'IndexName':'ByG'," + Wire.schema("g")
                        + ",'Projection':{'ProjectionType':'ALL'}}]}");
        keepHistory(table);
    }

    private void keepHistory(String table) {
        wire.ok(
                "UpdateContinuousBackups",
                "{'TableName':'" + table + "','PointInTimeRecoverySpecification':{'PointInTimeRecoveryEnabled':true}}");
        // Where others share the database, the history begins when they all know of it.
        clock.advance(MINUTE);
    }

    private void restore(String table, String copy, String members) {
        wire.ok(
                "RestoreTableToPointInTime",
                "{'SourceTableName':'" + table + "','TargetTableName':'" + copy + "'," + members + "}");
        Wire.await(
                "the restore of " + copy,
                () -> wire.ok("DescribeTable", "{'TableName':'" + copy + "'}")
                        .text("Table.TableStatus")
                        .equals("ACTIVE"));
    }

    private Set<String> items(String table, String members) {
        var answer = wire.ok("Scan", "{'TableName':'" + table + "'" + members + "}");
        List<String> ids = answer.texts("Items", "id.S");
        List<String> values = answer.texts("Items", "g.S");
        Set<String> texts = new TreeSet<>();
        for (int i = 0; i < ids.size(); i++) {
            texts.add(ids.get(i) + "/" + values.get(i));
        }
        return texts;
    }

    private static Set<String> texts(Map<String, String> model) {
        Set<String> texts = new TreeSet<>();
        model.forEach((id, g) -> texts.add(id + "/" + g));
        return texts;
    }

    private static String item(String id, String g) {
        return "{'id':{'S':'" + id + "'},'g':{'S':'" + g + "'}}";
    }

    private static String key(String id) {
        return "{'id':{'S':'" + id + "'}}";
    }
}
