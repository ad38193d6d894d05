package dev.extenddb.differential.generate;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.extenddb.differential.wire.Call;
import dev.extenddb.differential.wire.ItemOrder;
import dev.extenddb.differential.wire.Json;
import dev.extenddb.differential.wire.Step;
import dev.extenddb.differential.wire.Step.Paging;
import java.util.Optional;

/** GetItem, Query and Scan: tables and indexes, pages and segments. */
final class Reads {

    private final Language language;
    private final Dice dice;

    Reads(Language language) {
        this.language = language;
        this.dice = language.dice();
    }

    Step get() {
        return Step.once(new Call("GetItem", withCapacity(getMembers())));
    }

    /** A Get as GetItem and a transaction have it in common. */
    ObjectNode getMembers() {
        var table = language.table();
        var request = Json.object("TableName", table.name());
        request.set("Key", language.items().key(table.key()));
        var placeholders = new Placeholders(dice);
        addProjection(request, table, placeholders, 40);
        placeholders.addNamesTo(request);
        return request;
    }

    Step query() {
        var table = language.table();
        var index = anIndex(table, 50);
        var request = source(table, index);
        var placeholders = new Placeholders(dice);
        var key = index.map(Index::key).orElse(table.key());
        request.put("KeyConditionExpression", language.keyConditions().condition(key, placeholders));
        if (dice.percent(50)) {
            request.put("ScanIndexForward", dice.percent(50));
        }
        addCommon(request, table, placeholders);
        var order = index.map(Reads::orderOf).orElse(ItemOrder.fixed());
        return paged("Query", request, key, order, index.isPresent());
    }

    /** The order of what a query of the index finds. */
    static ItemOrder orderOf(Index index) {
        return index.key().range().map(range -> ItemOrder.by(range.name())).orElse(ItemOrder.free());
    }

    Step scan() {
        var table = language.table();
        var index = anIndex(table, 40);
        var request = source(table, index);
        addCommon(request, table, new Placeholders(dice));
        if (dice.percent(30)) {
            request.put("TotalSegments", dice.between(1, 5));
            return new Step(new Call("Scan", request), Paging.ALL_SEGMENTS, ItemOrder.free());
        }
        if (dice.percent(3)) {
            request.put("Segment", dice.between(-1, 3)).put("TotalSegments", dice.between(0, 1));
            return new Step(new Call("Scan", request), Paging.ALL_PAGES, ItemOrder.free());
        }
        return paged("Scan", request, index.map(Index::key).orElse(table.key()), ItemOrder.free(), true);
    }

    /** Where pages of the two servers may end at different items, only all pages together can be compared. */
    private Step paged(String operation, ObjectNode request, KeyPair key, ItemOrder order, boolean together) {
        if (dice.percent(2)) {
            request.set("ExclusiveStartKey", startKey(operation, key));
            return new Step(new Call(operation, request), Paging.ALL_PAGES, order);
        }
        if (dice.percent(30)) {
            request.put("Limit", dice.between(dice.percent(3) ? 0 : 1, 5));
        }
        var paging = together || dice.percent(70) ? Paging.ALL_PAGES : Paging.ONE_PAGE;
        return new Step(new Call(operation, withCapacity(request)), paging, order);
    }

    /** What follows a key in a scan is each server's affair: a scan gets a key that is none. */
    private ObjectNode startKey(String operation, KeyPair key) {
        var start = language.items().key(key);
        return "Scan".equals(operation) ? start.set("n1", language.values().any()) : start;
    }

    private Optional<Index> anIndex(Table table, int chance) {
        return table.indexes().isEmpty() || !dice.percent(chance)
                ? Optional.empty()
                : Optional.of(dice.of(table.indexes()));
    }

    private ObjectNode source(Table table, Optional<Index> index) {
        var request = Json.object("TableName", table.name());
        index.ifPresent(chosen -> request.put("IndexName", dice.percent(99) ? chosen.name() : "nowhere"));
        var global = index.filter(Index::global).isPresent();
        if (dice.percent(global ? 2 : 30)) {
            request.put("ConsistentRead", dice.percent(70));
        }
        return request;
    }

    private void addCommon(ObjectNode request, Table table, Placeholders placeholders) {
        if (dice.percent(40)) {
            request.put("FilterExpression", language.conditions().condition(table, placeholders));
        }
        addProjection(request, table, placeholders, 20);
        if (dice.percent(20)) {
            request.put(
                    "Select",
                    dice.percent(75)
                            ? "COUNT"
                            : dice.of("ALL_ATTRIBUTES", "ALL_PROJECTED_ATTRIBUTES", "SPECIFIC_ATTRIBUTES"));
        }
        placeholders.addTo(request);
    }

    private void addProjection(ObjectNode request, Table table, Placeholders placeholders, int chance) {
        if (dice.percent(chance)) {
            request.put("ProjectionExpression", language.projections().projection(table, placeholders));
        }
    }

    private ObjectNode withCapacity(ObjectNode request) {
        if (dice.percent(10)) {
            request.put("ReturnConsumedCapacity", dice.of("TOTAL", "INDEXES", "NONE"));
        }
        return request;
    }
}
