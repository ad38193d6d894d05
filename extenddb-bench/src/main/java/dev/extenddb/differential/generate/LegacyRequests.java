package dev.extenddb.differential.generate;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.extenddb.differential.wire.Call;
import dev.extenddb.differential.wire.ItemOrder;
import dev.extenddb.differential.wire.Json;
import dev.extenddb.differential.wire.Step;
import dev.extenddb.differential.wire.Step.Paging;
import java.util.Optional;

/** Operations with the parameters that came before expressions; a few mix both, which is refused. */
final class LegacyRequests {

    private static final String OPERATOR = "ConditionalOperator";

    private final Language language;
    private final Dice dice;
    private final LegacyParameters parameters;

    LegacyRequests(Language language) {
        this.language = language;
        this.dice = language.dice();
        this.parameters = new LegacyParameters(dice, language.values());
    }

    Step any() {
        return switch (dice.below(10)) {
            case 0, 1 -> Step.once(put());
            case 2, 3, 4 -> Step.once(update());
            case 5 -> Step.once(delete());
            case 6 -> Step.once(get());
            case 7 -> Step.once(batchGet());
            case 8 -> query();
            default -> scan();
        };
    }

    /** Any that may write. */
    Call write() {
        return switch (dice.below(4)) {
            case 0 -> put();
            case 1 -> delete();
            default -> update();
        };
    }

    private Call put() {
        var table = language.table();
        var request = Json.object("TableName", table.name());
        request.set("Item", language.items().item(table));
        expect(request, table, 70);
        return new Call("PutItem", returning(request, "NONE", "ALL_OLD"));
    }

    private Call delete() {
        var table = language.table();
        var request = keyed(table);
        expect(request, table, 70);
        return new Call("DeleteItem", returning(request, "NONE", "ALL_OLD"));
    }

    private Call update() {
        var table = language.table();
        var request = keyed(table);
        if (dice.percent(95)) {
            request.set("AttributeUpdates", parameters.updates(table));
        }
        expect(request, table, 35);
        return new Call("UpdateItem", returning(request, "NONE", "ALL_OLD", "ALL_NEW", "UPDATED_OLD", "UPDATED_NEW"));
    }

    private Call get() {
        var table = language.table();
        return new Call("GetItem", attributes(keyed(table), table, 95));
    }

    private Call batchGet() {
        var table = language.table();
        var request = Json.object();
        request.putArray("Keys").add(language.items().key(table.key()));
        var body = Json.object();
        body.putObject("RequestItems").set(table.name(), attributes(request, table, 95));
        return new Call("BatchGetItem", body);
    }

    private Step query() {
        var table = language.table();
        var index = index(table);
        var key = index.map(Index::key).orElse(table.key());
        var request = read(table, index, "QueryFilter");
        request.set("KeyConditions", parameters.keyConditions(key));
        if (dice.percent(50)) {
            request.put("ScanIndexForward", dice.percent(50));
        }
        var order = index.isEmpty() ? ItemOrder.fixed() : Reads.orderOf(index.get());
        return new Step(new Call("Query", mixed(request, table)), Paging.ALL_PAGES, order);
    }

    private Step scan() {
        var table = language.table();
        var request = read(table, Optional.empty(), "ScanFilter");
        return new Step(new Call("Scan", mixed(request, table)), Paging.ALL_PAGES, ItemOrder.free());
    }

    private ObjectNode read(Table table, Optional<Index> index, String filter) {
        var request = Json.object("TableName", table.name());
        index.ifPresent(chosen -> request.put("IndexName", chosen.name()));
        if (dice.percent(60)) {
            request.set(filter, parameters.filter());
        }
        combine(request, 30);
        return attributes(request, table, 25);
    }

    private Optional<Index> index(Table table) {
        return table.indexes().isEmpty() || dice.percent(50) ? Optional.empty() : Optional.of(dice.of(table.indexes()));
    }

    private ObjectNode keyed(Table table) {
        return Json.object("TableName", table.name())
                .set("Key", language.items().key(table.key()));
    }

    private void expect(ObjectNode request, Table table, int chance) {
        if (dice.percent(chance)) {
            request.set("Expected", parameters.expected());
            combine(request, 40);
        } else {
            combine(request, 2);
        }
        mixed(request, table);
    }

    private void combine(ObjectNode request, int chance) {
        if (dice.percent(chance)) {
            request.put(OPERATOR, dice.percent(98) ? dice.of("AND", "OR") : "XOR");
        }
    }

    private ObjectNode attributes(ObjectNode request, Table table, int chance) {
        if (dice.percent(chance)) {
            request.set("AttributesToGet", parameters.attributes(table));
        }
        return request;
    }

    private ObjectNode mixed(ObjectNode request, Table table) {
        if (dice.percent(4)) {
            var placeholders = new Placeholders(dice);
            var name = request.has("Key") || request.has("Item") ? "ConditionExpression" : "FilterExpression";
            request.put(name, language.conditions().condition(table, placeholders));
            placeholders.addTo(request);
        }
        return request;
    }

    private ObjectNode returning(ObjectNode request, String... modes) {
        if (dice.percent(60)) {
            request.put("ReturnValues", dice.of(modes));
        }
        return request;
    }
}
