package dev.extenddb.differential;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.extenddb.differential.wire.Call;
import dev.extenddb.differential.wire.Endpoint;
import dev.extenddb.differential.wire.ItemOrder;
import dev.extenddb.differential.wire.Json;
import dev.extenddb.differential.wire.Reply;
import dev.extenddb.differential.wire.Step;
import dev.extenddb.differential.wire.Step.Paging;
import dev.extenddb.differential.wire.Walk;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** One server's tables: what there are, what is in them, and whether their changes have settled. */
final class Tables {

    private static final int MOST_ATTEMPTS = 2_000;
    private static final long PAUSE_NANOS = TimeUnit.MILLISECONDS.toNanos(5);

    private final Endpoint endpoint;
    private final Walk walk;

    Tables(Endpoint endpoint) {
        this.endpoint = endpoint;
        this.walk = new Walk(endpoint);
    }

    List<String> names() {
        return texts(endpoint.send(new Call("ListTables", Json.object())).body().path("TableNames"));
    }

    /** Steps that read all of a table: itself and each of its indexes. */
    List<Step> readings(String table) {
        var description = describe(table).body().path("Table");
        var steps = new ArrayList<Step>();
        steps.add(scan(Json.object("TableName", table)));
        for (var kind : List.of("GlobalSecondaryIndexes", "LocalSecondaryIndexes")) {
            description
                    .path(kind)
                    .forEach(index -> steps.add(scan(Json.object("TableName", table)
                            .put("IndexName", index.path("IndexName").asText()))));
        }
        return steps;
    }

    List<String> keyAttributes(String table) {
        return describe(table).body().path("Table").path("KeySchema").findValuesAsText("AttributeName");
    }

    List<JsonNode> items(String table) {
        var items = new ArrayList<JsonNode>();
        walk.take(scan(Json.object("TableName", table))).body().path("Items").forEach(items::add);
        return items;
    }

    /** Waits until no table or index is being created, changed or deleted. */
    void awaitSettled() {
        for (var table : names()) {
            for (var attempt = 0; !settled(describe(table)); attempt++) {
                if (attempt > MOST_ATTEMPTS) {
                    throw new IllegalStateException("table " + table + " never settles: " + describe(table));
                }
                LockSupport.parkNanos(PAUSE_NANOS);
            }
        }
    }

    private static boolean settled(Reply description) {
        if (!description.succeeded()) {
            return true;
        }
        var table = description.body().path("Table");
        var states = new ArrayList<>(table.findValuesAsText("IndexStatus"));
        states.addAll(table.findValuesAsText("TableStatus"));
        return states.stream().allMatch("ACTIVE"::equals);
    }

    private Reply describe(String table) {
        return endpoint.send(new Call("DescribeTable", Json.object("TableName", table)));
    }

    private static Step scan(ObjectNode body) {
        return new Step(new Call("Scan", body), Paging.ALL_PAGES, ItemOrder.free());
    }

    private static List<String> texts(JsonNode array) {
        var texts = new ArrayList<String>();
        array.forEach(element -> texts.add(element.asText()));
        return texts;
    }
}
