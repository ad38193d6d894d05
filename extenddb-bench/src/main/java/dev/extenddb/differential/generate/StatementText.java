package dev.extenddb.differential.generate;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.extenddb.differential.wire.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

/** One PartiQL statement being written: values become parameters or literals, in the order in which they are asked for. */
final class StatementText {

    private static final Set<String> KEYWORDS = Set.of("size", "nothing");

    private final Dice dice;
    private final ArrayNode parameters = Json.array();

    StatementText(Dice dice) {
        this.dice = dice;
    }

    /** How the statement names an attribute. */
    String name(Attribute attribute) {
        var plain = attribute.name().matches("[a-zA-Z][a-zA-Z0-9_]*") && !KEYWORDS.contains(attribute.name());
        return plain && dice.percent(60) ? attribute.name() : "\"" + attribute.name() + "\"";
    }

    /** How the statement writes a value: the next parameter, or a literal where its type has one. */
    String value(ObjectNode value) {
        if (dice.percent(65) || value.findParent("B") != null || value.findParent("BS") != null || value.size() != 1) {
            parameters.add(value);
            return "?";
        }
        return literal(value);
    }

    /** The finished statement, now and then with a parameter too many or too few. */
    ObjectNode finished(String text) {
        if (dice.percent(2)) {
            parameters.add(Json.object("S", "a"));
        } else if (dice.percent(2) && !parameters.isEmpty()) {
            parameters.remove(0);
        }
        var statement = Json.object("Statement", text);
        if (!parameters.isEmpty()) {
            statement.set("Parameters", parameters);
        }
        return statement;
    }

    private static String literal(JsonNode value) {
        var type = value.fieldNames().next();
        var content = value.get(type);
        return switch (type) {
            case "S" -> quoted(content.asText());
            case "N" -> content.asText();
            case "BOOL" -> content.asText();
            case "NULL" -> "null";
            case "SS" -> "<<" + joined(content, element -> quoted(element.asText())) + ">>";
            case "NS" -> "<<" + joined(content, JsonNode::asText) + ">>";
            case "L" -> "[" + joined(content, StatementText::literal) + "]";
            default -> "{" + map(content) + "}";
        };
    }

    private static String map(JsonNode fields) {
        List<String> parts = new ArrayList<>();
        fields.properties().forEach(field -> parts.add(quoted(field.getKey()) + ": " + literal(field.getValue())));
        return String.join(", ", parts);
    }

    private static String joined(JsonNode array, Function<JsonNode, String> writer) {
        List<String> parts = new ArrayList<>();
        array.forEach(element -> parts.add(writer.apply(element)));
        return String.join(", ", parts);
    }

    private static String quoted(String text) {
        return "'" + text.replace("'", "''") + "'";
    }
}
