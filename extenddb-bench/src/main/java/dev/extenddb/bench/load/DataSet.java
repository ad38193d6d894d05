package dev.extenddb.bench.load;

import dev.extenddb.bench.server.Sender;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** The tables that the workloads read and write, and what is in them to begin with. */
public final class DataSet {

    /** How many items of 1 KB, and how many of 100 B. */
    public static final int ITEMS = 2_000;

    /** How many partitions of {@link #ITEMS_A_PARTITION} items of 400 B. */
    static final int PARTITIONS = 100;

    static final int ITEMS_A_PARTITION = 25;

    private static final String HASH_ONLY = "{\"TableName\":\"%s\",\"BillingMode\":\"PAY_PER_REQUEST\","
            + "\"KeySchema\":[{\"AttributeName\":\"p\",\"KeyType\":\"HASH\"}],"
            + "\"AttributeDefinitions\":[{\"AttributeName\":\"p\",\"AttributeType\":\"S\"}]}";
    private static final String WITH_INDEX = "{\"TableName\":\"%s\",\"BillingMode\":\"PAY_PER_REQUEST\","
            + "\"KeySchema\":[{\"AttributeName\":\"p\",\"KeyType\":\"HASH\"}],"
            + "\"AttributeDefinitions\":[{\"AttributeName\":\"p\",\"AttributeType\":\"S\"},"
            + "{\"AttributeName\":\"g\",\"AttributeType\":\"N\"}],"
            + "\"GlobalSecondaryIndexes\":[{\"IndexName\":\"by-g\","
            + "\"KeySchema\":[{\"AttributeName\":\"g\",\"KeyType\":\"HASH\"}],"
            + "\"Projection\":{\"ProjectionType\":\"ALL\"}}]}";
    private static final String WITH_RANGE = "{\"TableName\":\"%s\",\"BillingMode\":\"PAY_PER_REQUEST\","
            + "\"KeySchema\":[{\"AttributeName\":\"p\",\"KeyType\":\"HASH\"},"
            + "{\"AttributeName\":\"s\",\"KeyType\":\"RANGE\"}],"
            + "\"AttributeDefinitions\":[{\"AttributeName\":\"p\",\"AttributeType\":\"S\"},"
            + "{\"AttributeName\":\"s\",\"AttributeType\":\"N\"}]}";

    private DataSet() {}

    /** Makes the tables and fills them. */
    public static void load(Sender server) throws IOException {
        server.send("CreateTable", HASH_ONLY.formatted("kilo"));
        server.send("CreateTable", HASH_ONLY.formatted("small"));
        server.send("CreateTable", WITH_INDEX.formatted("indexed"));
        server.send("CreateTable", WITH_RANGE.formatted("ranges"));
        fill(server, "kilo", items(1_000));
        fill(server, "small", items(70));
        fill(server, "indexed", items(1_000));
        fill(server, "ranges", partitions());
    }

    private static List<String> items(int bytes) {
        var items = new ArrayList<String>();
        for (var i = 0; i < ITEMS; i++) {
            items.add(ItemText.of("\"p\":{\"S\":\"item-" + i + "\"}", i, bytes));
        }
        return items;
    }

    private static List<String> partitions() {
        var items = new ArrayList<String>();
        for (var partition = 0; partition < PARTITIONS; partition++) {
            for (var sort = 0; sort < ITEMS_A_PARTITION; sort++) {
                var key = "\"p\":{\"S\":\"partition-" + partition + "\"},\"s\":{\"N\":\"" + sort + "\"}";
                items.add(ItemText.of(key, sort, 400));
            }
        }
        return items;
    }

    private static void fill(Sender server, String table, List<String> items) throws IOException {
        for (var item : items) {
            server.send("PutItem", "{\"TableName\":\"" + table + "\",\"Item\":" + item + "}");
        }
    }
}
