package dev.extenddb.differential.wire;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** Reads the streams of one server's tables, whole every time, and tells what is new in them. Not thread-safe. */
public final class StreamReading {

    private static final int MOST_READS = 1_000;

    private final Endpoint endpoint;
    private final Set<String> seen = new HashSet<>();

    /** Reads at the endpoint. */
    public StreamReading(Endpoint endpoint) {
        this.endpoint = endpoint;
    }

    /**
     * The records of the table's streams that no earlier call gave: for every item, by its key as a text, what happened to it, in order. Between items the
     * order is each server's affair.
     *
     * @throws IllegalStateException if a stream cannot be read
     */
    public Reply fresh(String table) {
        var byItem = new TreeMap<String, ArrayNode>();
        for (var stream : sent("ListStreams", Json.object("TableName", table)).path("Streams")) {
            var arn = stream.path("StreamArn").asText();
            var shards = sent("DescribeStream", Json.object("StreamArn", arn)).at("/StreamDescription/Shards");
            for (var shard : shards) {
                for (var change : records(arn, shard.path("ShardId").asText())) {
                    byItem.computeIfAbsent(keyOf(change), key -> Json.array()).add(change);
                }
            }
        }
        var body = Json.object();
        byItem.forEach(body::set);
        return new Reply(200, body);
    }

    /** Takes all that is in the tables' streams for seen. */
    public void skip(List<String> tables) {
        tables.forEach(this::fresh);
    }

    private ArrayNode records(String streamArn, String shard) {
        var first = Json.object("StreamArn", streamArn).put("ShardId", shard).put("ShardIteratorType", "TRIM_HORIZON");
        var iterator = sent("GetShardIterator", first).path("ShardIterator");
        var changes = Json.array();
        for (var reads = 0; iterator.isTextual(); reads++) {
            if (reads > MOST_READS) {
                throw new IllegalStateException("shard " + shard + " of " + streamArn + " has no end");
            }
            var answer = sent("GetRecords", Json.object("ShardIterator", iterator.asText()));
            answer.path("Records").forEach(found -> addFresh(found, changes));
            if (answer.path("Records").isEmpty()) {
                break;
            }
            iterator = answer.path("NextShardIterator");
        }
        return changes;
    }

    /** The item's key as a text; 1.0 and 1e0 are one key. */
    private static String keyOf(JsonNode change) {
        var parts = new TreeSet<String>();
        change.path("Keys").properties().forEach(attribute -> {
            var number = attribute.getValue().path("N");
            var value = number.isMissingNode()
                    ? attribute.getValue().toString()
                    : new BigDecimal(number.asText()).stripTrailingZeros().toString();
            parts.add(attribute.getKey() + ":" + value);
        });
        return parts.toString();
    }

    private void addFresh(JsonNode found, ArrayNode changes) {
        if (seen.add(found.path("eventID").asText())) {
            ObjectNode change = found.path("dynamodb").deepCopy();
            changes.add(change.put("eventName", found.path("eventName").asText())
                    .retain("eventName", "Keys", "OldImage", "NewImage", "StreamViewType"));
        }
    }

    private JsonNode sent(String operation, ObjectNode body) {
        var reply = endpoint.send(new Call(operation, body));
        if (!reply.succeeded()) {
            throw new IllegalStateException(operation + " " + body + " failed: " + reply);
        }
        return reply.body();
    }
}
