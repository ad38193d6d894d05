package dev.extenddb.differential.generate;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.extenddb.differential.wire.Json;

/** The names and values that one request's expressions refer to. */
final class Placeholders {

    private final Dice dice;
    private final ObjectNode names = Json.object();
    private final ObjectNode values = Json.object();

    Placeholders(Dice dice) {
        this.dice = dice;
    }

    /** How an expression writes the attribute: by a placeholder where it must, and now and then where it need not. */
    String name(String attribute) {
        var plain = attribute.matches("[a-zA-Z][a-zA-Z0-9_]*") && !"size".equals(attribute);
        if (dice.percent(plain ? 70 : 2)) {
            return attribute;
        }
        var alias = "#" + attribute.replaceAll("[^a-zA-Z0-9]", "_");
        names.put(alias, attribute);
        return alias;
    }

    /** How an expression writes the value. */
    String value(JsonNode value) {
        var alias = ":v" + values.size();
        values.set(alias, value);
        return alias;
    }

    /** Adds the names alone: for operations that know no values. */
    void addNamesTo(ObjectNode request) {
        if (!names.isEmpty()) {
            request.set("ExpressionAttributeNames", names);
        }
    }

    /** Adds both maps to the request, now and then with an entry too many or too few. */
    void addTo(ObjectNode request) {
        if (dice.percent(1)) {
            values.set(":unused", Json.object("S", "a"));
        }
        if (dice.percent(1)) {
            names.put("#unused", "n1");
        }
        if (dice.percent(1) && !values.isEmpty()) {
            values.remove(":v0");
        }
        if (!names.isEmpty()) {
            request.set("ExpressionAttributeNames", names);
        }
        if (!values.isEmpty()) {
            request.set("ExpressionAttributeValues", values);
        }
    }
}
