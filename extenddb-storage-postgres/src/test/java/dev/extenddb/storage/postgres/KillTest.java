package dev.extenddb.storage.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import dev.extenddb.testing.Json;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * Two nodes and their database under mixed load, killed at random moments: nothing that was acknowledged is lost, and nothing is done in part.
 * {@code -Dkill.rounds=N} says how often.
 */
@Timeout(900)
final class KillTest {

    private static final int ROUNDS = Integer.getInteger("kill.rounds", 2);
    private static final Duration LONGEST_LIFE = Duration.ofMillis(1_500);

    @TempDir
    private Path directory;

    @Test
    void whatWasAcknowledgedSurvivesAndNothingIsDoneInPart() {
        long seed = Long.getLong("kill.seed", System.nanoTime());
        System.out.println("kill.seed=" + seed);
        var dice = new Random(seed);
        try (var server = PostgresProcess.create(PostgresBinaries.NEWEST, directory);
                var one = new NodeProcess(server.config(), directory.resolve("one.log"));
                var other = new NodeProcess(server.config(), directory.resolve("other.log"))) {
            var load = new MixedLoad(List.of(one, other), seed);
            load.prepare();
            load.start();
            for (int round = 0; round < ROUNDS; round++) {
                LockSupport.parkNanos(dice.nextLong(LONGEST_LIFE.toNanos()) + TimeUnit.MILLISECONDS.toNanos(500));
                switch (round % 3 == 0 ? 0 : dice.nextInt(3)) {
                    case 0 -> {
                        server.kill();
                        server.start();
                    }
                    case 1 -> restart(one);
                    default -> restart(other);
                }
                load.awaitProgress();
            }
            restart(dice.nextBoolean() ? one : other);
            load.end();
            verify(load, one);
            verify(load, other);
        }
    }

    private static void restart(NodeProcess node) {
        node.kill();
        node.start();
    }

    private static void verify(MixedLoad load, Node node) {
        Map<String, Map<?, ?>> accounts = scan(node, "Bank", "");
        assertThat(accounts).hasSize(MixedLoad.ACCOUNTS);
        assertThat(accounts.values().stream()
                        .mapToInt(account -> number(account, "n"))
                        .sum())
                .isEqualTo(MixedLoad.ACCOUNTS * MixedLoad.BALANCE);

        Map<String, Map<?, ?>> counters = scan(node, "Counters", "");
        load.requireCounts(key -> counters.containsKey(key) ? number(counters.get(key), "n") : 0);
        assertThat(scan(node, "Counters", ",'IndexName':'by-g'")).isEqualTo(counters);
        assertThat(fromStream(node)).isEqualTo(counters);
    }

    private static int number(Map<?, ?> item, String attribute) {
        return Integer.parseInt((String) ((Map<?, ?>) item.get(attribute)).get("N"));
    }

    private static Map<String, Map<?, ?>> scan(Node node, String table, String index) {
        Map<String, Map<?, ?>> items = new HashMap<>();
        var answer = (Map<?, ?>) Json.parse(node.call("Scan", "{'TableName':'" + table + "'" + index + "}")
                .requireOk()
                .body());
        for (Object item : (List<?>) answer.get("Items")) {
            var attributes = (Map<?, ?>) item;
            items.put((String) ((Map<?, ?>) attributes.get("id")).get("S"), attributes);
        }
        return items;
    }

    /** The counters as the stream tells: each record follows from the one before it, and counts one up. */
    private static Map<String, Map<?, ?>> fromStream(Node node) {
        Map<String, Map<?, ?>> items = new HashMap<>();
        for (Map<?, ?> change : records(node)) {
            var image = (Map<?, ?>) change.get("NewImage");
            var before = (Map<?, ?>) change.get("OldImage");
            String key = (String) ((Map<?, ?>) image.get("id")).get("S");
            assertThat((Object) items.get(key)).as("before %s", image).isEqualTo(before);
            assertThat(number(image, "n")).isEqualTo(before == null ? 1 : number(before, "n") + 1);
            items.put(key, image);
        }
        return items;
    }

    private static List<Map<?, ?>> records(Node node) {
        var described = (Map<?, ?>) json(node, "DescribeTable", "{'TableName':'Counters'}");
        var arn = (String) ((Map<?, ?>) described.get("Table")).get("LatestStreamArn");
        var stream = (Map<?, ?>) json(node, "DescribeStream", "{'StreamArn':'" + arn + "'}");
        var shards = (List<?>) ((Map<?, ?>) stream.get("StreamDescription")).get("Shards");
        assertThat(shards).hasSize(1);
        var shard = (String) ((Map<?, ?>) shards.get(0)).get("ShardId");
        var iterator = (String) json(
                        node,
                        "GetShardIterator",
                        "{'StreamArn':'" + arn + "','ShardId':'" + shard + "','ShardIteratorType':'TRIM_HORIZON'}")
                .get("ShardIterator");
        List<Map<?, ?>> changes = new ArrayList<>();
        while (true) {
            Map<?, ?> page = json(node, "GetRecords", "{'ShardIterator':'" + iterator + "'}");
            var records = (List<?>) page.get("Records");
            if (records.isEmpty()) {
                return changes;
            }
            records.forEach(record -> changes.add((Map<?, ?>) ((Map<?, ?>) record).get("dynamodb")));
            iterator = (String) page.get("NextShardIterator");
        }
    }

    private static Map<?, ?> json(Node node, String operation, String request) {
        return (Map<?, ?>) Json.parse(node.call(operation, request).requireOk().body());
    }
}
