package dev.extenddb.differential.generate;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.extenddb.differential.wire.Call;
import dev.extenddb.differential.wire.Json;
import java.util.List;
import java.util.stream.Stream;

/** Creates, changes, describes, lists and deletes tables; those of the world are only described. */
final class TableLifecycle {

    private static final List<String> SCRATCH = List.of("scratch-1", "scratch-2", "scratch-3");
    private static final String RARE = "no-such-table";
    private static final List<Index> INDEXES = List.of(
            Index.global("by-text", KeyPair.of(World.INDEXED_TEXT), "*"),
            Index.global("by-number", KeyPair.of(World.INDEXED_NUMBER, World.INDEXED_TEXT)),
            Index.global("by-binary", KeyPair.of(World.INDEXED_BINARY), "n1"));

    private final Language language;
    private final Dice dice;

    TableLifecycle(Language language) {
        this.language = language;
        this.dice = language.dice();
    }

    Call any() {
        return switch (dice.below(12)) {
            case 0, 1, 2 -> create();
            case 3, 4 -> update();
            case 5 -> new Call("DeleteTable", Json.object("TableName", scratch()));
            case 6, 7 -> list();
            case 8 -> new Call("PutItem", put());
            default ->
                new Call(
                        "DescribeTable",
                        Json.object(
                                "TableName", dice.percent(50) ? language.table().name() : scratch()));
        };
    }

    static List<String> scratchNames() {
        return Stream.concat(SCRATCH.stream(), Stream.of(RARE)).toList();
    }

    private String scratch() {
        return dice.percent(97) ? dice.of(SCRATCH) : dice.of(RARE, "x", "bad name", "");
    }

    private Call create() {
        var shape = dice.of(World.TABLES);
        var indexes = shape.key().range().isPresent() ? shape.indexes() : dice.some(INDEXES, dice.below(3));
        var request = new Table(scratch(), shape.key(), indexes).creation().body();
        switch (dice.below(16)) {
            case 0 -> request.put("BillingMode", dice.of("PROVISIONED", "FREE"));
            case 1 -> request.set("ProvisionedThroughput", throughput());
            case 2 -> request.set("AttributeDefinitions", Json.array());
            case 3 -> request.withArray("AttributeDefinitions").add(Table.definition(new Attribute("extra", "S")));
            case 4 -> request.set("KeySchema", Json.array());
            case 5 -> request.set("GlobalSecondaryIndexes", Json.array());
            case 6 -> request.put("DeletionProtectionEnabled", dice.percent(50));
            case 7, 8 -> provision(request);
            default -> {}
        }
        return new Call("CreateTable", request);
    }

    private void provision(ObjectNode request) {
        request.put("BillingMode", "PROVISIONED").set("ProvisionedThroughput", throughput());
        request.path("GlobalSecondaryIndexes")
                .forEach(index -> ((ObjectNode) index).set("ProvisionedThroughput", throughput()));
    }

    private ObjectNode throughput() {
        return Json.object()
                .put("ReadCapacityUnits", dice.between(dice.percent(10) ? 0 : 1, 5))
                .put("WriteCapacityUnits", dice.between(1, 5));
    }

    private Call update() {
        var request = Json.object("TableName", scratch());
        switch (dice.below(8)) {
            case 6 -> changeSetting(request);
            case 7 -> {
                request.put("DeletionProtectionEnabled", false);
                changeSetting(request);
            }
            case 0 -> request.put("BillingMode", "PAY_PER_REQUEST");
            case 1 -> request.set("ProvisionedThroughput", throughput());
            case 2 -> request.put("DeletionProtectionEnabled", false);
            case 3 ->
                request.putArray("GlobalSecondaryIndexUpdates")
                        .addObject()
                        .putObject("Delete")
                        .put("IndexName", dice.of(INDEXES).name());
            default -> addIndex(request, dice.of(INDEXES));
        }
        return new Call("UpdateTable", request);
    }

    private void changeSetting(ObjectNode request) {
        if (dice.percent(50)) {
            request.put("TableClass", dice.of("STANDARD", "STANDARD_INFREQUENT_ACCESS", "none"));
        } else {
            request.putObject("SSESpecification").put("Enabled", dice.percent(50));
        }
    }

    private static void addIndex(ObjectNode request, Index index) {
        var definitions = request.putArray("AttributeDefinitions");
        index.key().attributes().forEach(attribute -> definitions.add(Table.definition(attribute)));
        request.putArray("GlobalSecondaryIndexUpdates").addObject().set("Create", index.description());
    }

    private Call list() {
        var request = Json.object();
        if (dice.percent(50)) {
            request.put("Limit", dice.between(dice.percent(5) ? 0 : 1, 6));
        }
        if (dice.percent(40)) {
            request.put("ExclusiveStartTableName", dice.of("hash-text", "i-do-not-exist", "text-number", "aaa"));
        }
        return new Call("ListTables", request);
    }

    private ObjectNode put() {
        var shape = new Table(dice.of(SCRATCH), language.table().key(), List.of());
        var body = Json.object("TableName", shape.name());
        body.set("Item", language.items().item(shape));
        return body;
    }
}
