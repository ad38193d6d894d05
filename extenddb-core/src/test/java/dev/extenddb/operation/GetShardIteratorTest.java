package dev.extenddb.operation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.extenddb.testing.StreamTap;
import dev.extenddb.testing.Wire;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class GetShardIteratorTest {

    private static final String INVALID_NUMBER =
            "ValidationException: One or more parameter values were invalid: Invalid SequenceNumber";

    private final Wire wire = new Wire();
    private StreamTap tap;
    private String shard;

    @BeforeEach
    void createTable() {
        StreamTables.create(wire, "Things", "KEYS_ONLY");
        StreamTables.put(wire, "Things", 0, 3);
        tap = StreamTap.of(wire, "Things");
        shard = tap.shards().get(0);
    }

    @Test
    void beginsWhereItIsTold() {
        List<String> all = numbers(tap.iterator(shard, "TRIM_HORIZON"));
        String latest = tap.iterator(shard, "LATEST");
        StreamTables.put(wire, "Things", 3, 4);

        assertThat(all).hasSize(3).isSorted();
        assertThat(numbers(latest)).hasSize(1);
        assertThat(numbers(at("AT_SEQUENCE_NUMBER", all.get(1)))).hasSize(3).startsWith(all.get(1));
        assertThat(numbers(at("AFTER_SEQUENCE_NUMBER", all.get(1)))).hasSize(2).startsWith(all.get(2));
    }

    @Test
    void beginsAtTheStartOfAShardThatHasNothingYet() {
        StreamTables.create(wire, "Empty", "KEYS_ONLY");
        var empty = StreamTap.of(wire, "Empty");
        String start = wire.ok("DescribeStream", "{'StreamArn':'" + empty.arn() + "'}")
                .text("StreamDescription.Shards.0.SequenceNumberRange.StartingSequenceNumber");
        String iterator = wire.ok(
                        "GetShardIterator",
                        request(
                                empty,
                                empty.shards().get(0),
                                "AT_SEQUENCE_NUMBER",
                                ",'SequenceNumber':'" + start + "'"))
                .text("ShardIterator");
        StreamTables.put(wire, "Empty", 0, 1);

        assertThat(empty.read(iterator).texts("Records", "dynamodb.SequenceNumber"))
                .containsExactly(start);
    }

    @Test
    void doesNotGoBackFurtherThanADay() {
        List<String> old = numbers(tap.iterator(shard, "TRIM_HORIZON"));
        wire.clock().advance(Duration.ofHours(3));
        StreamTables.put(wire, "Things", 3, 5);
        wire.clock().advance(Duration.ofHours(21));
        String trimmed = "TrimmedDataAccessException: The operation attempted to read past the oldest stream record in "
                + "a shard.";

        assertThat(refused("AT_SEQUENCE_NUMBER", old.get(2))).isEqualTo(trimmed);
        assertThat(refused("AFTER_SEQUENCE_NUMBER", old.get(1))).isEqualTo(trimmed);
        assertThat(numbers(at("AFTER_SEQUENCE_NUMBER", old.get(2)))).hasSize(2);
        assertThat(numbers(tap.iterator(shard, "TRIM_HORIZON"))).hasSize(2).doesNotContainAnyElementsOf(old);
    }

    @Test
    void refusesNumbersThatAreNotTheShards() {
        assertThat(refused("AT_SEQUENCE_NUMBER", "a".repeat(21))).isEqualTo(INVALID_NUMBER);
        assertThat(refused("AT_SEQUENCE_NUMBER", "9".repeat(21))).isEqualTo(INVALID_NUMBER);
        assertThat(refused("AFTER_SEQUENCE_NUMBER", "9".repeat(40))).isEqualTo(INVALID_NUMBER);
        assertThat(refused("AT_SEQUENCE_NUMBER", "0".repeat(21))).isEqualTo(INVALID_NUMBER);
        assertThat(refused("AT_SEQUENCE_NUMBER", "12")).contains("length greater than or equal to 21");
        assertThat(wire.error("GetShardIterator", request(tap, shard, "AT_SEQUENCE_NUMBER", "")))
                .isEqualTo(INVALID_NUMBER);
        assertThat(refused("LATEST", "1".repeat(21)))
                .isEqualTo("ValidationException: One or more parameter values were invalid: SequenceNumber should not "
                        + "be passed for this iterator type");
    }

    @Test
    void refusesUnknownShards() {
        assertThat(wire.error("GetShardIterator", request(tap, "z".repeat(40), "LATEST", "")))
                .isEqualTo("ResourceNotFoundException: Requested resource not found: Shard does not exist");
    }

    private String at(String type, String number) {
        return wire.ok("GetShardIterator", request(tap, shard, type, ",'SequenceNumber':'" + number + "'"))
                .text("ShardIterator");
    }

    private String refused(String type, String number) {
        return wire.error("GetShardIterator", request(tap, shard, type, ",'SequenceNumber':'" + number + "'"));
    }

    private static String request(StreamTap tap, String shard, String type, String more) {
        return "{'StreamArn':'" + tap.arn() + "','ShardId':'" + shard + "','ShardIteratorType':'" + type + "'" + more
                + "}";
    }

    private List<String> numbers(String iterator) {
        return tap.read(iterator).texts("Records", "dynamodb.SequenceNumber");
    }
}
