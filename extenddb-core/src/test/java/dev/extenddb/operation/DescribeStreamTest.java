package dev.extenddb.operation;

import static dev.extenddb.testing.Json.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.MAP;

import dev.extenddb.memory.MemoryStorage;
import dev.extenddb.testing.Answer;
import dev.extenddb.testing.StreamTap;
import dev.extenddb.testing.Wire;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class DescribeStreamTest {

    private final Wire wire = new Wire(new MemoryStorage(), settings -> settings.streamShards(2));

    @Test
    void describesTheStream() {
        StreamTables.create(wire, "Things", "OLD_IMAGE");

        Answer answer = describe("Things", "");

        assertThat(answer.text("StreamDescription.StreamArn")).isEqualTo(StreamTap.latestArn(wire, "Things"));
        assertThat(answer.text("StreamDescription.StreamLabel")).isEqualTo("2030-01-01T00:00:00.000");
        assertThat(answer.text("StreamDescription.StreamStatus")).isEqualTo("ENABLED");
        assertThat(answer.text("StreamDescription.StreamViewType")).isEqualTo("OLD_IMAGE");
        assertThat(answer.text("StreamDescription.TableName")).isEqualTo("Things");
        assertThat(answer.body()).contains("\"CreationRequestDateTime\":1893456000.000");
        assertThat(answer.at("StreamDescription.KeySchema"))
                .isEqualTo(json("[{'AttributeName':'id','KeyType':'HASH'}]"));
        assertThat(answer.texts("StreamDescription.Shards", "ShardId"))
                .hasSize(2)
                .isSorted()
                .allMatch(id -> id.matches("shardId-\\d{20}-[0-9a-f]{8}"));
        assertThat(answer.texts("StreamDescription.Shards", "SequenceNumberRange.StartingSequenceNumber"))
                .allMatch(number -> number.matches("\\d{21}"));
        assertThat(answer.has("StreamDescription.Shards.0.ParentShardId")).isFalse();
        assertThat(answer.has("StreamDescription.Shards.0.SequenceNumberRange.EndingSequenceNumber"))
                .isFalse();
    }

    @Test
    void tellsWhereItStands() {
        var slow = new Wire(Duration.ofSeconds(5));
        StreamTables.create(slow, "Things", "KEYS_ONLY");
        String arn = StreamTap.latestArn(slow, "Things");

        assertThat(status(slow, arn)).isEqualTo("ENABLING");
        slow.clock().advance(Duration.ofSeconds(5));
        assertThat(status(slow, arn)).isEqualTo("ENABLED");
        StreamTables.disable(slow, "Things");
        assertThat(status(slow, arn)).isEqualTo("DISABLING");
        slow.clock().advance(Duration.ofSeconds(5));
        assertThat(status(slow, arn)).isEqualTo("DISABLED");
    }

    @Test
    void shardsGoOnInOthersAfterFourHoursAndVanishADayLater() {
        StreamTables.create(wire, "Things", "KEYS_ONLY");
        List<String> first = shards("");
        wire.clock().advance(Duration.ofHours(4));

        Answer second = describe("Things", "");
        assertThat(second.list("StreamDescription.Shards")).hasSize(4);
        for (int i = 0; i < 2; i++) {
            assertThat(second.text("StreamDescription.Shards." + i + ".SequenceNumberRange.EndingSequenceNumber"))
                    .isGreaterThanOrEqualTo(second.text(
                            "StreamDescription.Shards." + i + ".SequenceNumberRange.StartingSequenceNumber"));
            assertThat(shards(",'ShardFilter':{'Type':'CHILD_SHARDS','ShardId':'" + first.get(i) + "'}"))
                    .hasSize(1)
                    .doesNotContainAnyElementsOf(first);
        }
        assertThat(shards("").subList(2, 4))
                .allSatisfy(
                        child -> assertThat(shards(",'ShardFilter':{'Type':'CHILD_SHARDS','ShardId':'" + child + "'}"))
                                .isEmpty());

        wire.clock().advance(Duration.ofHours(24));
        assertThat(shards("")).doesNotContainAnyElementsOf(first);
    }

    @Test
    void disablingClosesTheShards() {
        StreamTables.create(wire, "Things", "KEYS_ONLY");
        String arn = StreamTap.latestArn(wire, "Things");
        StreamTables.disable(wire, "Things");

        Answer answer = wire.ok("DescribeStream", "{'StreamArn':'" + arn + "'}");
        assertThat(answer.text("StreamDescription.StreamStatus")).isEqualTo("DISABLED");
        assertThat(answer.texts("StreamDescription.Shards", "SequenceNumberRange.EndingSequenceNumber"))
                .hasSize(2);
        assertThat(wire.ok("DescribeTable", "{'TableName':'Things'}").at("Table"))
                .asInstanceOf(MAP)
                .containsEntry("LatestStreamArn", arn)
                .doesNotContainKey("StreamSpecification");
    }

    @Test
    void pagesOfShards() {
        StreamTables.create(wire, "Things", "KEYS_ONLY");

        Answer page = describe("Things", ",'Limit':1");
        String last = page.text("StreamDescription.LastEvaluatedShardId");
        assertThat(page.texts("StreamDescription.Shards", "ShardId")).containsExactly(last);
        Answer rest = describe("Things", ",'Limit':1,'ExclusiveStartShardId':'" + last + "'");
        assertThat(rest.list("StreamDescription.Shards")).hasSize(1);
        assertThat(rest.has("StreamDescription.LastEvaluatedShardId")).isFalse();
        assertThat(shards(",'ExclusiveStartShardId':'" + "z".repeat(40) + "'")).isEmpty();
    }

    @Test
    void tellsNobodyElse() {
        StreamTables.create(wire, "Things", "KEYS_ONLY");
        String arn = StreamTap.latestArn(wire, "Things");
        Map<String, String> headers = Wire.headers("DescribeStream");
        headers.put("Authorization", Wire.credentials("AKIDEXAMPLE", "us-west-2"));

        assertThat(wire.post(headers, Wire.body("{'StreamArn':'" + arn + "'}")).error())
                .startsWith("ResourceNotFoundException: Requested resource not found: Stream: ");
    }

    @Test
    void refusesWhatMakesNoSense() {
        StreamTables.create(wire, "Things", "KEYS_ONLY");
        String shard = shards("").get(0);

        assertThat(refused("'ShardFilter':{'Type':'CHILD_SHARDS'}")).contains("Value null at 'shardFilter.shardId'");
        assertThat(refused("'ShardFilter':{'ShardId':'" + shard + "'}")).contains("Value null at 'shardFilter.type'");
        assertThat(refused("'ShardFilter':{'Type':'CHILD_SHARDS','ShardId':'qwerty'}"))
                .contains("Value 'qwerty' at 'shardFilter.shardId'");
        assertThat(refused("'ExclusiveStartShardId':'" + shard + "','ShardFilter':{'Type':'CHILD_SHARDS','ShardId':'"
                        + shard + "'}"))
                .isEqualTo("ValidationException: ShardFilter and ExclusiveStartShardId both should not be specified "
                        + "in the request.");
        assertThat(wire.error("DescribeStream", "{'StreamArn':'" + "x".repeat(40) + "'}"))
                .startsWith("ValidationException");
    }

    private String refused(String members) {
        return wire.error(
                "DescribeStream", "{'StreamArn':'" + StreamTap.latestArn(wire, "Things") + "'," + members + "}");
    }

    private Answer describe(String table, String more) {
        return wire.ok("DescribeStream", "{'StreamArn':'" + StreamTap.latestArn(wire, table) + "'" + more + "}");
    }

    private List<String> shards(String more) {
        return describe("Things", more).texts("StreamDescription.Shards", "ShardId");
    }

    private static String status(Wire slow, String arn) {
        return slow.ok("DescribeStream", "{'StreamArn':'" + arn + "'}").text("StreamDescription.StreamStatus");
    }
}
