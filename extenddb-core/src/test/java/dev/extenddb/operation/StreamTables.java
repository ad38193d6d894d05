package dev.extenddb.operation;

import dev.extenddb.testing.Wire;

/** What tests of streams say often. */
final class StreamTables {

    private StreamTables() {}

    /** Creates a table of partition key {@code id} with a stream. */
    static void create(Wire wire, String name, String viewType) {
        wire.ok(
                "CreateTable",
                "{'TableName':'" + name + "','BillingMode':'PAY_PER_REQUEST'," + Wire.definitions("id:S") + ","
                        + Wire.schema("id") + "," + enabled(viewType) + "}");
    }

    static void enable(Wire wire, String name, String viewType) {
        wire.ok("UpdateTable", "{'TableName':'" + name + "'," + enabled(viewType) + "}");
    }

    static void disable(Wire wire, String name) {
        wire.ok("UpdateTable", "{'TableName':'" + name + "','StreamSpecification':{'StreamEnabled':false}}");
    }

    static String enabled(String viewType) {
        return "'StreamSpecification':{'StreamEnabled':true,'StreamViewType':'" + viewType + "'}";
    }

    /** Puts items with one attribute besides the key, each with the next value. */
    static void put(Wire wire, String name, int from, int to) {
        for (int i = from; i < to; i++) {
            wire.put(name, "{'id':{'S':'" + i + "'},'v':{'N':'" + i + "'}}");
        }
    }
}
