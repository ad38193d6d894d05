package dev.extenddb.bench.postgres;

import dev.extenddb.bench.load.ItemText;
import dev.extenddb.bench.server.Sender;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** The server's tables, and what is in them to begin with. */
final class BenchmarkTables {

    static final int PARTITIONS = 10;
    static final int ITEMS_A_PARTITION = 5_000;
    static final int ITEM_BYTES = 1_000;

    private static final int BATCH = 25;

    private static final String HASH_ONLY = "{\"TableName\":\"%s\",\"BillingMode\":\"PAY_PER_REQUEST\","
            + "\"KeySchema\":[{\"AttributeName\":\"p\",\"KeyType\":\"HASH\"}],"
            + "\"AttributeDefinitions\":[{\"AttributeName\":\"p\",\"AttributeType\":\"S\"}%s]%s}";
    private static final String INDEX_KEY = ",{\"AttributeName\":\"g\",\"AttributeType\":\"N\"}";
    private static final String INDEX = ",\"GlobalSecondaryIndexes\":[{\"IndexName\":\"by-g\","
            + "\"KeySchema\":[{\"AttributeName\":\"g\",\"KeyType\":\"HASH\"}],"
            + "\"Projection\":{\"ProjectionType\":\"ALL\"}}]";
    private static final String STREAM =
            ",\"StreamSpecification\":{\"StreamEnabled\":true,\"StreamViewType\":\"NEW_IMAGE\"}";
    private static final String RANGES = "{\"TableName\":\"ranges\",\"BillingMode\":\"PAY_PER_REQUEST\","
            + "\"KeySchema\":[{\"AttributeName\":\"p\",\"KeyType\":\"HASH\"},"
            + "{\"AttributeName\":\"s\",\"KeyType\":\"RANGE\"}],"
            + "\"AttributeDefinitions\":[{\"AttributeName\":\"p\",\"AttributeType\":\"S\"},"
            + "{\"AttributeName\":\"s\",\"AttributeType\":\"S\"}]}";

    private BenchmarkTables() {}

    /** Makes and fills the tables. */
    static void load(Sender server, int items) throws IOException {
        server.send("CreateTable", HASH_ONLY.formatted("plain", "", ""));
        server.send("CreateTable", HASH_ONLY.formatted("indexed", INDEX_KEY, INDEX));
        server.send("CreateTable", HASH_ONLY.formatted("streamed", "", STREAM));
        server.send("CreateTable", RANGES);
        for (String table : List.of("plain", "indexed", "streamed")) {
            fill(server, table, IntStream.range(0, items).mapToObj(BenchmarkTables::item));
        }
        for (int partition = 0; partition < PARTITIONS; partition++) {
            int number = partition;
            fill(server, "ranges", IntStream.range(0, ITEMS_A_PARTITION).mapToObj(sort -> ranged(number, sort)));
        }
    }

    private static String item(int number) {
        return ItemText.of("\"p\":{\"S\":\"item-" + number + "\"}", number % 1_000, ITEM_BYTES);
    }

    private static String ranged(int partition, int sort) {
        String key = "\"p\":{\"S\":\"partition-%d\"},\"s\":{\"S\":\"sort-%06d\"}".formatted(partition, sort);
        return ItemText.of(key, sort % 1_000, ITEM_BYTES);
    }

    private static void fill(Sender server, String table, java.util.stream.Stream<String> items) throws IOException {
        var batch = new ArrayList<String>(BATCH);
        for (var each = items.iterator(); each.hasNext(); ) {
            batch.add("{\"PutRequest\":{\"Item\":" + each.next() + "}}");
            if (batch.size() == BATCH || !each.hasNext()) {
                String puts = batch.stream().collect(Collectors.joining(","));
                server.send("BatchWriteItem", "{\"RequestItems\":{\"" + table + "\":[" + puts + "]}}");
                batch.clear();
            }
        }
    }
}
