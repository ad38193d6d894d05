package dev.extenddb.bench.load;

import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;

/** The rows of the benchmark. */
public final class Workloads {

    private static final String ADD_ONE = "\"UpdateExpression\":\"SET t0 = :t ADD v :one\","
            + "\"ExpressionAttributeValues\":{\":t\":{\"S\":\"changed\"},\":one\":{\"N\":\"1\"}}";

    private static final List<Workload> ALL = List.of(
            new Workload("GetItem 1 KB", "GetItem", (keys, random) -> keyed("kilo", keys.any(random), "")),
            new Workload("GetItem 100 B", "GetItem", (keys, random) -> keyed("small", keys.any(random), "")),
            new Workload("PutItem 1 KB", "PutItem", (keys, random) -> put("kilo", keys.any(random), keys, random, "")),
            new Workload(
                    "PutItem 1 KB, one GSI",
                    "PutItem",
                    (keys, random) -> put("indexed", keys.any(random), keys, random, "")),
            new Workload(
                    "PutItem 1 KB, conditional",
                    "PutItem",
                    (keys, random) -> put(
                            "kilo",
                            keys.any(random),
                            keys,
                            random,
                            ",\"ConditionExpression\":\"attribute_exists(p) AND v >= :zero\","
                                    + "\"ExpressionAttributeValues\":{\":zero\":{\"N\":\"0\"}}")),
            new Workload("UpdateItem", "UpdateItem", (keys, random) -> keyed("kilo", keys.any(random), "," + ADD_ONE)),
            new Workload(
                    "UpdateItem, one hot item", "UpdateItem", (keys, random) -> keyed("kilo", "item-0", "," + ADD_ONE)),
            new Workload("Query 25 x 400 B", "Query", (keys, random) -> query(random)),
            new Workload("Scan, 1 MB page", "Scan", (keys, random) -> "{\"TableName\":\"kilo\"}"),
            new Workload("BatchGetItem 25 x 1 KB", "BatchGetItem", Workloads::batchGet),
            new Workload("BatchWriteItem 25 x 1 KB", "BatchWriteItem", Workloads::batchWrite),
            new Workload("TransactWriteItems 3", "TransactWriteItems", Workloads::transaction));

    private Workloads() {}

    /** The rows whose names contain a text. */
    public static List<Workload> named(String text) {
        return ALL.stream().filter(workload -> workload.name().contains(text)).toList();
    }

    private static String keyed(String table, String key, String rest) {
        return "{\"TableName\":\"" + table + "\",\"Key\":" + key(key) + rest + "}";
    }

    private static String key(String key) {
        return "{\"p\":{\"S\":\"" + key + "\"}}";
    }

    private static String put(String table, String key, Keys keys, Random random, String rest) {
        return "{\"TableName\":\"" + table + "\",\"Item\":" + item(key, keys, random) + rest + "}";
    }

    private static String item(String key, Keys keys, Random random) {
        return ItemText.of("\"p\":{\"S\":\"" + key + "\"}", keys.value(random), 1_000);
    }

    private static String query(Random random) {
        return "{\"TableName\":\"ranges\",\"KeyConditionExpression\":\"p = :p\","
                + "\"ExpressionAttributeValues\":{\":p\":{\"S\":\"partition-" + random.nextInt(DataSet.PARTITIONS)
                + "\"}}}";
    }

    private static String batchGet(Keys keys, Random random) {
        return keys.some(random, 25).stream()
                .map(Workloads::key)
                .collect(Collectors.joining(",", "{\"RequestItems\":{\"kilo\":{\"Keys\":[", "]}}}"));
    }

    private static String batchWrite(Keys keys, Random random) {
        return keys.some(random, 25).stream()
                .map(key -> "{\"PutRequest\":{\"Item\":" + item(key, keys, random) + "}}")
                .collect(Collectors.joining(",", "{\"RequestItems\":{\"kilo\":[", "]}}"));
    }

    private static String transaction(Keys keys, Random random) {
        var items = keys.some(random, 3);
        return "{\"TransactItems\":[{\"Put\":" + put("kilo", items.get(0), keys, random, "") + "},{\"Update\":"
                + keyed("kilo", items.get(1), "," + ADD_ONE) + "},{\"ConditionCheck\":"
                + keyed("kilo", items.get(2), ",\"ConditionExpression\":\"attribute_exists(p)\"") + "}]}";
    }
}
