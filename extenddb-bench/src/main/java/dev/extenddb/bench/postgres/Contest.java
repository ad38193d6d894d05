package dev.extenddb.bench.postgres;

import dev.extenddb.bench.load.ItemText;
import dev.extenddb.bench.load.Keys;
import dev.extenddb.bench.load.Workload;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;

/**
 * A row of the benchmark: what the server is asked, and what pgbench does for the same.
 *
 * @param floor the least that the server's rate may be of pgbench's
 */
record Contest(Workload workload, String script, double floor) {

    private static final String ADD_ONE = "\"UpdateExpression\":\"SET t0 = :t ADD v :one\","
            + "\"ExpressionAttributeValues\":{\":t\":{\"S\":\"changed\"},\":one\":{\"N\":\"1\"}}";
    private static final String CONDITION = ",\"ConditionExpression\":\"attribute_exists(p) AND v >= :zero\","
            + "\"ExpressionAttributeValues\":{\":zero\":{\"N\":\"0\"}}";

    /** All rows. The floors of the first two are against the plainest statements there are, those of the others against whole sequences. */
    static List<Contest> all() {
        return List.of(
                contest("GetItem", "GetItem", 0.45, Scripts.named("select"), (keys, dice) -> keyed(keys.any(dice), "")),
                contest(
                        "PutItem",
                        "PutItem",
                        0.8,
                        Scripts.named("upsert"),
                        (keys, dice) -> put("plain", keys.any(dice), keys, dice, "")),
                contest(
                        "conditional PutItem",
                        "PutItem",
                        1.2,
                        Scripts.named("conditional"),
                        (keys, dice) -> put("plain", keys.any(dice), keys, dice, CONDITION)),
                contest(
                        "PutItem, one GSI",
                        "PutItem",
                        2,
                        Scripts.named("indexed"),
                        (keys, dice) -> put("indexed", keys.any(dice), keys, dice, "")),
                contest(
                        "PutItem, stream",
                        "PutItem",
                        1.5,
                        Scripts.named("streamed"),
                        (keys, dice) -> put("streamed", keys.any(dice), keys, dice, "")),
                contest(
                        "UpdateItem",
                        "UpdateItem",
                        1.2,
                        Scripts.named("conditional"),
                        (keys, dice) -> keyed(keys.any(dice), "," + ADD_ONE)),
                contest(
                        "TransactWriteItems 3",
                        "TransactWriteItems",
                        1.3,
                        Scripts.named("transaction"),
                        (keys, dice) -> transaction(keys, dice)),
                contest(
                        "BatchWriteItem 25",
                        "BatchWriteItem",
                        5,
                        Scripts.repeated("put", 25),
                        (keys, dice) -> batch(keys, dice)),
                contest("Query 25 of 5,000", "Query", 15, Scripts.named("query"), (keys, dice) -> query(dice)),
                contest(
                        "hot counter",
                        "UpdateItem",
                        5,
                        Scripts.named("hot"),
                        (keys, dice) -> keyed("item-0", "," + ADD_ONE)));
    }

    private static Contest contest(
            String name,
            String operation,
            double floor,
            String script,
            java.util.function.BiFunction<Keys, Random, String> body) {
        return new Contest(new Workload(name, operation, body), script, floor);
    }

    private static String keyed(String key, String rest) {
        return "{\"TableName\":\"plain\",\"Key\":" + key(key) + rest + "}";
    }

    private static String key(String key) {
        return "{\"p\":{\"S\":\"" + key + "\"}}";
    }

    private static String put(String table, String key, Keys keys, Random dice, String rest) {
        return "{\"TableName\":\"" + table + "\",\"Item\":" + item(key, keys, dice) + rest + "}";
    }

    private static String item(String key, Keys keys, Random dice) {
        return ItemText.of("\"p\":{\"S\":\"" + key + "\"}", keys.value(dice), BenchmarkTables.ITEM_BYTES);
    }

    private static String transaction(Keys keys, Random dice) {
        List<String> items = keys.some(dice, 3);
        return "{\"TransactItems\":[{\"Put\":" + put("plain", items.get(0), keys, dice, "") + "},{\"Update\":"
                + keyed(items.get(1), "," + ADD_ONE) + "},{\"ConditionCheck\":"
                + keyed(items.get(2), ",\"ConditionExpression\":\"attribute_exists(p)\"") + "}]}";
    }

    private static String batch(Keys keys, Random dice) {
        return keys.some(dice, 25).stream()
                .map(key -> "{\"PutRequest\":{\"Item\":" + item(key, keys, dice) + "}}")
                .collect(Collectors.joining(",", "{\"RequestItems\":{\"plain\":[", "]}}"));
    }

    private static String query(Random dice) {
        return "{\"TableName\":\"ranges\",\"Limit\":25,\"KeyConditionExpression\":\"p = :p\","
                + "\"ExpressionAttributeValues\":{\":p\":{\"S\":\"partition-"
                + dice.nextInt(BenchmarkTables.PARTITIONS) + "\"}}}";
    }
}
