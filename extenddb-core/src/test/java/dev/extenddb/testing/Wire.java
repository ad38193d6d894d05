package dev.extenddb.testing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.extenddb.ExtendDb;
import dev.extenddb.item.Bytes;
import dev.extenddb.item.Utf8;
import dev.extenddb.memory.MemoryStorage;
import dev.extenddb.protocol.AnyCredentials;
import dev.extenddb.protocol.Headers;
import dev.extenddb.protocol.WireEndpoint;
import dev.extenddb.protocol.WireRequest;
import dev.extenddb.storage.Storage;
import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/** An engine over maps with a clock that stands still, talked to in wire JSON as a client would. Thread-safe. */
public final class Wire implements AutoCloseable {

    private static final Set<String> STREAMS_OPERATIONS =
            Set.of("ListStreams", "DescribeStream", "GetShardIterator", "GetRecords");

    private final TestClock clock;
    private final ExtendDb engine;
    private final WireEndpoint endpoint;

    /** An engine whose tables are ready at once. */
    public Wire() {
        this(Duration.ZERO);
    }

    /** An engine whose tables take their time to be created, changed and deleted. */
    public Wire(Duration controlPlaneDelay) {
        this(new MemoryStorage(), settings -> settings.controlPlaneDelay(controlPlaneDelay));
    }

    /** An engine over a storage, which it closes. Background jobs run when they are told to, and at no other time. */
    public Wire(Storage storage, UnaryOperator<ExtendDb.Builder> settings) {
        this(storage, settings, new TestClock());
    }

    /** The same, with a clock that others may have as well. */
    public Wire(Storage storage, UnaryOperator<ExtendDb.Builder> settings, TestClock clock) {
        this.clock = clock;
        engine = settings.apply(ExtendDb.builder(storage).clock(clock).backgroundPause(Duration.ofDays(1)))
                .build();
        endpoint = engine.endpoint(new AnyCredentials());
    }

    /** An engine over maps that holds requests to the throughput of their tables. */
    public static Wire throttled() {
        return new Wire(new MemoryStorage(), settings -> settings.throttling(true));
    }

    /** Does what background jobs do. */
    public void runBackgroundJobs() {
        engine.runBackgroundJobs();
    }

    /** Tells global indexes of all writes that they are yet to learn of. */
    public void propagateToIndexes() {
        engine.propagateToIndexes();
    }

    /** The engine's clock. */
    public TestClock clock() {
        return clock;
    }

    /** Calls an operation, which must succeed. The JSON may have apostrophes for quotation marks. */
    public Answer ok(String operation, String json) {
        Answer answer = call(operation, json);
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        return answer;
    }

    /** Calls an operation, which must be refused, and tells the error in short; see {@link Answer#error}. */
    public String error(String operation, String json) {
        return refused(operation, json).error();
    }

    /** Calls an operation, which must be refused. */
    public Answer refused(String operation, String json) {
        Answer answer = call(operation, json);
        assertThat(answer.status()).as(answer.body()).isEqualTo(400);
        return answer;
    }

    /** Calls an operation. */
    public Answer call(String operation, String json) {
        return post(headers(operation), body(json));
    }

    /** The body of a request in JSON, which may have apostrophes for quotation marks. */
    public static Bytes body(String json) {
        return Bytes.wrap(Utf8.bytes(Json.quoted(json)));
    }

    /**
     * Creates an on-demand table.
     *
     * @param key its key attributes, the partition's first, each as a name with its type: {@code id:S}
     */
    public void createTable(String name, String... key) {
        ok(
                "CreateTable",
                "{'TableName':'" + name + "','BillingMode':'PAY_PER_REQUEST'," + definitions(key) + "," + schema(key)
                        + "}");
    }

    /** Waits until a table's indexes are filled, which happens in the background. */
    public void awaitIndexes(String table) {
        String describe = "{'TableName':'" + table + "'}";
        await("indexes of " + table, () -> !ok("DescribeTable", describe).body().contains("\"Backfilling\":true"));
    }

    /** Waits for what happens in the background. */
    public static void await(String what, BooleanSupplier happened) {
        long deadline = System.nanoTime() + Duration.ofSeconds(30).toNanos();
        while (!happened.getAsBoolean()) {
            assertThat(System.nanoTime()).as(what + " takes too long").isLessThan(deadline);
            Thread.onSpinWait();
        }
    }

    /** Puts items into a table. */
    public void put(String table, String... items) {
        for (String item : items) {
            ok("PutItem", "{'TableName':'" + table + "','Item':" + item + "}");
        }
    }

    /** The item that a table has under a key, read as {@link Json} does; an empty map if there is none. */
    public Object get(String table, String key) {
        Answer answer = ok("GetItem", "{'TableName':'" + table + "','ConsistentRead':true,'Key':" + key + "}");
        return answer.has("Item") ? answer.at("Item") : Map.of();
    }

    /** The member that defines attributes, each given as a name with its type: {@code id:S}. */
    public static String definitions(String... attributes) {
        return Arrays.stream(attributes)
                .map(attribute -> "{'AttributeName':'" + nameOf(attribute) + "','AttributeType':'"
                        + attribute.substring(attribute.indexOf(':') + 1) + "'}")
                .collect(Collectors.joining(",", "'AttributeDefinitions':[", "]"));
    }

    /** The member that makes a key of a partition attribute and perhaps a sort attribute, given with or without their types. */
    public static String schema(String... key) {
        String partition = "{'AttributeName':'" + nameOf(key[0]) + "','KeyType':'HASH'}";
        String sort = key.length > 1 ? ",{'AttributeName':'" + nameOf(key[1]) + "','KeyType':'RANGE'}" : "";
        return "'KeySchema':[" + partition + sort + "]";
    }

    private static String nameOf(String attribute) {
        int type = attribute.indexOf(':');
        return type < 0 ? attribute : attribute.substring(0, type);
    }

    /** The headers of a usual request. */
    public static Map<String, String> headers(String operation) {
        var headers = new LinkedHashMap<String, String>();
        headers.put("Host", "localhost:8000");
        headers.put("Content-Type", "application/x-amz-json-1.0");
        headers.put("X-Amz-Target", service(operation) + operation);
        headers.put("Authorization", credentials("AKIDEXAMPLE", "eu-central-1"));
        return headers;
    }

    private static String service(String operation) {
        return STREAMS_OPERATIONS.contains(operation) ? "DynamoDBStreams_20120810." : "DynamoDB_20120810.";
    }

    /** An Authorization header of some access key for some region. */
    public static String credentials(String accessKey, String region) {
        return "AWS4-HMAC-SHA256 Credential=" + accessKey + "/20300101/" + region
                + "/dynamodb/aws4_request, SignedHeaders=host;x-amz-date, Signature=0";
    }

    /** Sends a POST with headers of any kind. */
    public Answer post(Map<String, String> headers, Bytes body) {
        return send("POST", "/", headers, body);
    }

    /** Sends a request of any kind. */
    public Answer send(String method, String path, Map<String, String> headers, Bytes body) {
        var all = new LinkedHashMap<String, List<String>>();
        headers.forEach((name, value) -> all.put(name, List.of(value)));
        var request = new WireRequest(method, path, Headers.of(all), body);
        return new Answer(endpoint.handle(request).toCompletableFuture().join());
    }

    @Override
    public void close() {
        engine.close();
    }
}
