package dev.extenddb.differential.generate;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.extenddb.differential.wire.Json;
import java.util.List;

/** The parameters that came before expressions; a few with too many values, the wrong type or an unknown operator. */
final class LegacyParameters {

    private static final List<String> OPERATORS = List.of(
            "EQ",
            "NE",
            "LT",
            "LE",
            "GT",
            "GE",
            "NULL",
            "NOT_NULL",
            "IN",
            "BETWEEN",
            "CONTAINS",
            "NOT_CONTAINS",
            "BEGINS_WITH");
    private static final List<String> RANGE_OPERATORS = List.of("EQ", "LT", "LE", "GT", "GE", "BETWEEN", "BEGINS_WITH");

    private final Dice dice;
    private final Values values;

    LegacyParameters(Dice dice, Values values) {
        this.dice = dice;
        this.values = values;
    }

    /** For {@code Expected}. */
    ObjectNode expected() {
        var result = Json.object();
        dice.some(World.ATTRIBUTES, dice.between(1, 3))
                .forEach(attribute -> result.set(attribute.name(), expectation(attribute)));
        return result;
    }

    /** For {@code QueryFilter} and {@code ScanFilter}. */
    ObjectNode filter() {
        var result = Json.object();
        dice.some(World.ATTRIBUTES, dice.between(1, 3))
                .forEach(attribute -> result.set(attribute.name(), condition(attribute, dice.of(OPERATORS))));
        return result;
    }

    /** For {@code KeyConditions}. */
    ObjectNode keyConditions(KeyPair key) {
        var result = Json.object();
        result.set(key.hash().name(), condition(key.hash(), dice.percent(97) ? "EQ" : dice.of(OPERATORS)));
        key.range()
                .filter(range -> dice.percent(60))
                .ifPresent(range -> result.set(
                        range.name(), condition(range, dice.of(dice.percent(97) ? RANGE_OPERATORS : OPERATORS))));
        if (dice.percent(2)) {
            result.set("n1", condition(dice.of(World.ATTRIBUTES), "EQ"));
        }
        return result;
    }

    /** For {@code AttributeUpdates}. */
    ObjectNode updates(Table table) {
        var result = Json.object();
        dice.some(World.ATTRIBUTES, dice.between(1, 4)).forEach(attribute -> {
            var action = dice.of("PUT", "PUT", "ADD", "DELETE", dice.percent(3) ? "SET" : "PUT");
            var fits = Updates.fits(action, attribute.type()) || dice.percent(20);
            result.set(attribute.name(), update(attribute, fits ? action : "PUT"));
        });
        if (dice.percent(2)) {
            var key = dice.of(table.key().attributes());
            result.set(key.name(), update(key, "PUT"));
        }
        return result;
    }

    /** For {@code AttributesToGet}. */
    ArrayNode attributes(Table table) {
        var names = Json.array();
        dice.some(World.ATTRIBUTES, dice.between(1, 4)).forEach(attribute -> names.add(attribute.name()));
        if (dice.percent(30)) {
            names.add(table.key().hash().name());
        }
        if (dice.percent(3)) {
            names.add(names.get(0));
        }
        return dice.percent(98) ? names : names.removeAll();
    }

    private ObjectNode expectation(Attribute attribute) {
        return switch (dice.below(6)) {
            case 0 -> Json.object().put("Exists", dice.percent(5));
            case 1 -> Json.object().set("Value", value(attribute));
            case 2 -> Json.object().put("Exists", dice.percent(90)).set("Value", value(attribute));
            default -> condition(attribute, dice.of(OPERATORS));
        };
    }

    private ObjectNode condition(Attribute attribute, String operator) {
        var condition = Json.object("ComparisonOperator", dice.percent(99) ? operator : "LIKE");
        var count = dice.percent(97) ? operands(operator) : dice.below(4);
        if (count > 0 || dice.percent(2)) {
            var list = condition.putArray("AttributeValueList");
            for (var i = 0; i < count; i++) {
                list.add(value(attribute));
            }
        }
        return condition;
    }

    private int operands(String operator) {
        return switch (operator) {
            case "NULL", "NOT_NULL" -> 0;
            case "IN" -> dice.between(1, 3);
            case "BETWEEN" -> 2;
            default -> 1;
        };
    }

    private ObjectNode update(Attribute attribute, String action) {
        var update = Json.object();
        if (!"PUT".equals(action) || dice.percent(98)) {
            update.put("Action", action);
        }
        var removes = "DELETE".equals(action) && dice.percent(40);
        if (!removes && dice.percent(98)) {
            update.set("Value", value(attribute));
        }
        return update;
    }

    private ObjectNode value(Attribute attribute) {
        if (dice.percent(1)) {
            return values.wrong();
        }
        return dice.percent(93) ? values.ofType(attribute.type()) : values.any();
    }
}
