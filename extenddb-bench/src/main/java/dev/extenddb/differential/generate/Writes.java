package dev.extenddb.differential.generate;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.extenddb.differential.wire.Call;
import dev.extenddb.differential.wire.Json;

/** PutItem, UpdateItem and DeleteItem, with their conditions and return values. */
final class Writes {

    private final Language language;
    private final Dice dice;

    Writes(Language language) {
        this.language = language;
        this.dice = language.dice();
    }

    Call put() {
        var request = putMembers();
        returnValues(request, "NONE", "ALL_OLD", dice.percent(3) ? "ALL_NEW" : "ALL_OLD");
        return finished("PutItem", request);
    }

    Call update() {
        var request = updateMembers(90);
        returnValues(request, "NONE", "ALL_OLD", "ALL_NEW", "UPDATED_OLD", "UPDATED_NEW");
        return finished("UpdateItem", request);
    }

    Call delete() {
        var request = deleteMembers();
        returnValues(request, "NONE", "ALL_OLD", dice.percent(3) ? "UPDATED_OLD" : "ALL_OLD");
        return finished("DeleteItem", request);
    }

    /** A Put as PutItem and a transaction have it in common. */
    ObjectNode putMembers() {
        var table = language.table();
        var request = Json.object("TableName", table.name());
        request.set("Item", language.items().item(table));
        return withCondition(request, table, new Placeholders(dice), 40);
    }

    /**
     * An Update as UpdateItem and a transaction have it in common.
     *
     * @param withExpression the chance in per cent that it has an update expression
     */
    ObjectNode updateMembers(int withExpression) {
        var table = language.table();
        var placeholders = new Placeholders(dice);
        var request = keyed(table);
        if (dice.percent(withExpression)) {
            request.put("UpdateExpression", language.updates().update(table, placeholders));
        }
        return withCondition(request, table, placeholders, 30);
    }

    /** A Delete as DeleteItem and a transaction have it in common. */
    ObjectNode deleteMembers() {
        var table = language.table();
        return withCondition(keyed(table), table, new Placeholders(dice), 40);
    }

    /** A ConditionCheck of a transaction. */
    ObjectNode checkMembers() {
        var table = language.table();
        return withCondition(keyed(table), table, new Placeholders(dice), 100);
    }

    private ObjectNode keyed(Table table) {
        return Json.object("TableName", table.name())
                .set("Key", language.items().key(table.key()));
    }

    private ObjectNode withCondition(ObjectNode request, Table table, Placeholders placeholders, int chance) {
        if (dice.percent(chance)) {
            request.put("ConditionExpression", language.conditions().condition(table, placeholders));
            if (dice.percent(40)) {
                request.put("ReturnValuesOnConditionCheckFailure", dice.of("ALL_OLD", "NONE"));
            }
        }
        placeholders.addTo(request);
        return request;
    }

    private void returnValues(ObjectNode request, String... modes) {
        if (dice.percent(70)) {
            request.put("ReturnValues", dice.of(modes));
        }
    }

    private Call finished(String operation, ObjectNode request) {
        if (dice.percent(10)) {
            request.put("ReturnConsumedCapacity", dice.of("TOTAL", "INDEXES", "NONE"));
        }
        if (dice.percent(5)) {
            request.put("ReturnItemCollectionMetrics", dice.of("SIZE", "NONE"));
        }
        return new Call(operation, request);
    }
}
