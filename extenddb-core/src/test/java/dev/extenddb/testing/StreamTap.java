package dev.extenddb.testing;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads all of a table's latest stream from its beginning, each shard after its parent. Not thread-safe. */
public final class StreamTap {

    private static final String ENDED = "";

    private final Wire wire;
    private final String arn;
    private final Map<String, String> iterators = new LinkedHashMap<>();

    private StreamTap(Wire wire, String arn) {
        this.wire = wire;
        this.arn = arn;
    }

    /** A tap on the stream that a table got last. */
    public static StreamTap of(Wire wire, String table) {
        return new StreamTap(wire, latestArn(wire, table));
    }

    /** The name of the stream that a table got last. */
    public static String latestArn(Wire wire, String table) {
        return wire.ok("DescribeTable", "{'TableName':'" + table + "'}").text("Table.LatestStreamArn");
    }

    /** The stream's name. */
    public String arn() {
        return arn;
    }

    /** The ids of the stream's shards. */
    public List<String> shards() {
        return wire.ok("DescribeStream", "{'StreamArn':'" + arn + "'}").texts("StreamDescription.Shards", "ShardId");
    }

    /** An iterator of a type that needs no number. */
    public String iterator(String shard, String type) {
        return wire.ok(
                        "GetShardIterator",
                        "{'StreamArn':'" + arn + "','ShardId':'" + shard + "','ShardIteratorType':'" + type + "'}")
                .text("ShardIterator");
    }

    /** What an iterator leads to. */
    public Answer read(String iterator) {
        return wire.ok("GetRecords", "{'ShardIterator':'" + iterator + "'}");
    }

    /** The records, in short, that came since the last call: those of one shard are in order. */
    public List<Event> next() {
        var events = new ArrayList<Event>();
        for (String shard : shards()) {
            String iterator = iterators.computeIfAbsent(shard, id -> iterator(id, "TRIM_HORIZON"));
            boolean found = true;
            while (found && !iterator.equals(ENDED)) {
                Answer answer = read(iterator);
                answer.list("Records").forEach(record -> events.add(Event.of((Map<?, ?>) record)));
                found = !answer.list("Records").isEmpty();
                iterator = answer.has("NextShardIterator") ? answer.text("NextShardIterator") : ENDED;
                iterators.put(shard, iterator);
            }
        }
        return events;
    }

    /**
     * A record of a stream that shows both images.
     *
     * @param name what happened
     * @param keys the item's key
     * @param before the item as it was
     * @param after the item as it is
     * @param number the sequence number
     */
    public record Event(String name, Object keys, Optional<Object> before, Optional<Object> after, String number) {

        static Event of(Map<?, ?> record) {
            var change = (Map<?, ?>) record.get("dynamodb");
            return new Event(
                    (String) record.get("eventName"),
                    change.get("Keys"),
                    Optional.ofNullable(change.get("OldImage")),
                    Optional.ofNullable(change.get("NewImage")),
                    (String) change.get("SequenceNumber"));
        }
    }
}
