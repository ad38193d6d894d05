package dev.extenddb.differential.generate;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.extenddb.differential.wire.Json;

/** Keys and items of a table. A few are wrong: a key attribute of another type, missing, or one too many. */
final class Items {

    private final Dice dice;
    private final Values values;

    Items(Dice dice, Values values) {
        this.dice = dice;
        this.values = values;
    }

    ObjectNode key(KeyPair key) {
        var result = Json.object();
        key.attributes().forEach(attribute -> result.set(attribute.name(), values.key(attribute)));
        if (dice.percent(2)) {
            damage(result, key);
        }
        return result;
    }

    ObjectNode item(Table table) {
        var item = key(table.key());
        dice.some(World.ATTRIBUTES, dice.below(9))
                .forEach(attribute -> item.set(attribute.name(), value(table, attribute)));
        if (dice.percent(2)) {
            item.set(dice.of("n1", "m1", "gs"), values.wrong());
        }
        return item;
    }

    private ObjectNode value(Table table, Attribute attribute) {
        var indexed = table.indexes().stream()
                .anyMatch(index -> index.key().attributes().contains(attribute));
        return indexed && dice.percent(95) ? values.key(attribute) : values.likely(attribute);
    }

    private void damage(ObjectNode key, KeyPair shape) {
        var attribute = dice.of(shape.attributes());
        switch (dice.below(4)) {
            case 0 -> key.remove(attribute.name());
            case 1 -> key.set(attribute.name(), values.any());
            case 2 -> key.set("n1", values.any());
            default -> key.set(attribute.name(), Json.object(attribute.type(), ""));
        }
    }
}
