package dev.extenddb.storage.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import dev.extenddb.storage.postgres.Node.Reply;
import dev.extenddb.testing.Json;
import dev.extenddb.testing.Wire;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Two server processes on one database. */
@Timeout(120)
final class TwoNodesTest {

    private static final long BETWEEN_WRITES_NANOS = 2_000_000;

    @TempDir
    private static Path directory;

    private static NodeProcess one;
    private static NodeProcess other;

    @BeforeAll
    static void start() {
        PostgresConfig config = TestServer.newSchema();
        one = new NodeProcess(config, directory.resolve("one.log"));
        other = new NodeProcess(config, directory.resolve("other.log"));
    }

    @AfterAll
    static void stop() {
        one.close();
        other.close();
    }

    @Test
    void anIndexAddedThroughOneHasAllThatTheOtherWritesMeanwhile() {
        create("Indexed", "");
        var writing = new AtomicBoolean(true);
        var written = new AtomicInteger();
        var writer = CompletableFuture.runAsync(() -> {
            while (writing.get()) {
                List<CompletableFuture<Reply>> answers = new ArrayList<>();
                for (int i = 0; i < 8; i++) {
                    int number = written.incrementAndGet();
                    answers.add(other.send(
                            "PutItem",
                            "{'TableName':'Indexed','Item':{'id':{'S':'" + number % 3_000 + "'},'g':{'N':'" + number
                                    + "'}}}"));
                }
                answers.forEach(answer -> answer.join().requireOk());
            }
        });
        Wire.await("the first writes", () -> written.get() > 200);
        one.call(
                        "UpdateTable",
                        "{'TableName':'Indexed'," + Wire.definitions("id:S", "g:N")
                                + ",'GlobalSecondaryIndexUpdates':[{'Create':{'IndexName':'by-g'," + Wire.schema("g")
                                + ",'Projection':{'ProjectionType':'ALL'}}}]}")
                .requireOk();
        Wire.await(
                "the index",
                () -> one.call("DescribeTable", "{'TableName':'Indexed'}")
                        .body()
                        .contains("\"IndexStatus\":\"ACTIVE\""));
        writing.set(false);
        writer.join();

        Set<?> base = scan(one, "Indexed", "");
        assertThat((Object) scan(one, "Indexed", ",'IndexName':'by-g'")).isEqualTo(base);
        Wire.await(
                "the other node's view",
                () -> other.call("Scan", "{'TableName':'Indexed','IndexName':'by-g','Limit':1}")
                        .isOk());
        assertThat((Object) scan(other, "Indexed", ",'IndexName':'by-g'")).isEqualTo(base);
    }

    @Test
    void aTransactionWithATokenIsDoneOnceThoughBothAreAskedAtOnce() {
        create("Tokens", "");
        for (int round = 0; round < 40; round++) {
            String transaction = "{'ClientRequestToken':'round-" + round + "','TransactItems':["
                    + "{'Update':{'TableName':'Tokens','Key':{'id':{'S':'n'}},'UpdateExpression':'ADD n :one',"
                    + "'ExpressionAttributeValues':{':one':{'N':'1'}}}}]}";
            var both =
                    List.of(one.send("TransactWriteItems", transaction), other.send("TransactWriteItems", transaction));
            both.forEach(answer -> answer.join().requireOk());
        }
        assertThat(one.call("GetItem", "{'TableName':'Tokens','ConsistentRead':true,'Key':{'id':{'S':'n'}}}")
                        .requireOk()
                        .body())
                .contains("\"n\":{\"N\":\"40\"}");
    }

    @Test
    void aDeletedAndCreatedTableIsTheNewOneForBothWithinALease() {
        create("Again", "");
        put(one, "Again", "old");
        put(other, "Again", "old too");
        one.call("DeleteTable", "{'TableName':'Again'}").requireOk();
        create("Again", "");

        Wire.await(
                "the new table",
                () -> other.call("Scan", "{'TableName':'Again'}").isOk()
                        && scan(other, "Again", "").isEmpty());
        put(other, "Again", "new");
        assertThat(scan(one, "Again", "")).hasSize(1);
    }

    @Test
    void itemsExpireWhicheverOfThemWroteThem() {
        create("Expiring", "");
        one.call(
                        "UpdateTimeToLive",
                        "{'TableName':'Expiring','TimeToLiveSpecification':{'AttributeName':'t','Enabled':true}}")
                .requireOk();
        String past = Long.toString(System.currentTimeMillis() / 1000 - 100);
        for (Node node : List.of(one, other)) {
            node.call("PutItem", "{'TableName':'Expiring','Item':{'id':{'S':'x'},'t':{'N':'" + past + "'}}}")
                    .requireOk();
            Wire.await("the sweep", () -> scan(one, "Expiring", "").isEmpty());
        }
    }

    private static void put(Node node, String table, String id) {
        node.call("PutItem", "{'TableName':'" + table + "','Item':{'id':{'S':'" + id + "'}}}")
                .requireOk();
    }

    @Test
    void aRestoredTableHasEachTransactionAsAWholeThoughBothWriteWhileItsHistoryBegins() {
        create("Pairs", "");
        var writing = new AtomicBoolean(true);
        List<CompletableFuture<Void>> writers = new ArrayList<>();
        for (Node node : List.of(one, other)) {
            writers.add(CompletableFuture.runAsync(() -> {
                for (int number = 0; writing.get(); number++) {
                    String pair = "'p" + number % 20;
                    String put = "{'Put':{'TableName':'Pairs','Item':{'id':{'S':" + pair + "-%s'},'n':{'N':'" + number
                            + "'}}}}";
                    Reply unused = node.call(
                            "TransactWriteItems",
                            "{'TransactItems':[" + put.formatted("a") + "," + put.formatted("b") + "]}");
                    LockSupport.parkNanos(BETWEEN_WRITES_NANOS);
                }
            }));
        }
        one.call(
                        "UpdateContinuousBackups",
                        "{'TableName':'Pairs','PointInTimeRecoverySpecification':{'PointInTimeRecoveryEnabled':true}}")
                .requireOk();
        for (int copy = 0; copy < 2; copy++) {
            String name = "Copy" + copy;
            (copy == 0 ? one : other)
                    .call(
                            "RestoreTableToPointInTime",
                            "{'SourceTableName':'Pairs','TargetTableName':'" + name
                                    + "','UseLatestRestorableTime':true}")
                    .requireOk();
            Wire.await(
                    "the restore of " + name,
                    () -> other.call("DescribeTable", "{'TableName':'" + name + "'}")
                            .body()
                            .contains("\"TableStatus\":\"ACTIVE\""));
            other.call("PutItem", "{'TableName':'" + name + "','Item':{'id':{'S':'p0-c'},'n':{'N':'0'}}}")
                    .requireOk();
        }
        writing.set(false);
        writers.forEach(CompletableFuture::join);

        Set<?> first = scan(one, "Copy0", "");
        assertThat(first).hasSize(41);
        assertThat((Object) scan(other, "Copy1", "")).isEqualTo(first);
        Map<String, Set<Object>> pairs = new HashMap<>();
        for (Object item : first) {
            var attributes = (Map<?, ?>) item;
            String id = ((Map<?, ?>) attributes.get("id")).get("S").toString();
            if (!id.endsWith("c")) {
                pairs.computeIfAbsent(id.substring(0, id.indexOf('-')), pair -> new HashSet<>())
                        .add(attributes.get("n"));
            }
        }
        assertThat(pairs.values())
                .hasSize(20)
                .allSatisfy(numbers -> assertThat(numbers).hasSize(1));
    }

    private static void create(String name, String more) {
        one.call(
                        "CreateTable",
                        "{'TableName':'" + name + "','BillingMode':'PAY_PER_REQUEST'," + Wire.definitions("id:S") + ","
                                + Wire.schema("id") + more + "}")
                .requireOk();
    }

    private static Set<?> scan(Node node, String table, String index) {
        var page = (Map<?, ?>) Json.parse(node.call("Scan", "{'TableName':'" + table + "'" + index + "}")
                .requireOk()
                .body());
        // All that these tests write is less than a page.
        assertThat(page.containsKey("LastEvaluatedKey")).isFalse();
        return new HashSet<>((List<?>) page.get("Items"));
    }
}
