package dev.extenddb.differential.compare;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.extenddb.differential.wire.ItemOrder;
import dev.extenddb.differential.wire.Json;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** Brings an answer into a form in which answers that mean the same are equal. */
final class Normaliser {

    private static final Set<String> SETS = Set.of("SS", "NS", "BS");
    private static final Set<String> UNORDERED =
            Set.of("AttributeDefinitions", "GlobalSecondaryIndexes", "LocalSecondaryIndexes", "NonKeyAttributes");
    private static final Set<String> NOT_COMPARED = Set.of("ConsumedCapacity", "ItemCollectionMetrics");

    /** Members of a table description that both servers must agree on: others are identities, times and sizes. */
    private static final Set<String> DESCRIBED = Set.of(
            "TableName",
            "KeySchema",
            "AttributeDefinitions",
            "GlobalSecondaryIndexes",
            "LocalSecondaryIndexes",
            "IndexName",
            "Projection",
            "ProjectionType",
            "NonKeyAttributes",
            "AttributeName",
            "AttributeType",
            "KeyType",
            "ProvisionedThroughput",
            "ReadCapacityUnits",
            "WriteCapacityUnits",
            "BillingModeSummary",
            "BillingMode",
            "StreamSpecification");

    private final ItemOrder order;

    Normaliser(ItemOrder order) {
        this.order = order;
    }

    JsonNode normal(JsonNode body) {
        var result = Json.object();
        body.properties().forEach(member -> {
            var name = member.getKey();
            if (!NOT_COMPARED.contains(name)) {
                result.set(name, topLevel(name, member.getValue()));
            }
        });
        return sortedMembers(result);
    }

    private JsonNode topLevel(String name, JsonNode value) {
        return switch (name) {
            case "Table", "TableDescription" -> any(described(value, onDemand(value)));
            case "Items" -> items((ArrayNode) any(value));
            case "Responses" -> value.isObject() ? batch(value) : any(withoutMessages(value));
            case "UnprocessedKeys", "UnprocessedItems" -> batch(value);
            default -> any(value);
        };
    }

    /** The responses to statements: DynamoDB Local has words of its own for what is wrong with one. */
    private static JsonNode withoutMessages(JsonNode responses) {
        var result = responses.deepCopy();
        result.forEach(response -> {
            if (response.path("Error") instanceof ObjectNode error) {
                error.remove("Message");
            }
        });
        return result;
    }

    private JsonNode batch(JsonNode byTable) {
        var result = Json.object();
        byTable.properties().forEach(table -> {
            var normal = any(table.getValue());
            result.set(table.getKey(), normal instanceof ArrayNode items ? sorted(items) : normal);
        });
        return sortedMembers(result);
    }

    private ArrayNode items(ArrayNode items) {
        if (order.exact()) {
            return items;
        }
        var result = Json.array();
        var alike = Json.array();
        for (var item : items) {
            var sameAsLast =
                    alike.isEmpty() || alike.get(0).path(order.attribute()).equals(item.path(order.attribute()));
            if (!sameAsLast) {
                result.addAll(sorted(alike));
                alike = Json.array();
            }
            alike.add(item);
        }
        return result.addAll(sorted(alike));
    }

    private static boolean onDemand(JsonNode table) {
        return table.at("/BillingModeSummary/BillingMode").asText().equals("PAY_PER_REQUEST");
    }

    /** On demand, some answers say zero throughput where others say nothing, or what it was before. */
    private static JsonNode described(JsonNode node, boolean onDemand) {
        if (node instanceof ObjectNode object) {
            var result = Json.object();
            object.properties().stream()
                    .filter(member -> DESCRIBED.contains(member.getKey()))
                    .filter(member -> !(onDemand && member.getKey().equals("ProvisionedThroughput")))
                    .forEach(member -> result.set(member.getKey(), described(member.getValue(), onDemand)));
            return result;
        }
        if (node instanceof ArrayNode array) {
            var result = Json.array();
            array.forEach(element -> result.add(described(element, onDemand)));
            return result;
        }
        return node;
    }

    private static JsonNode any(JsonNode node) {
        if (node instanceof ObjectNode object) {
            return object(object);
        }
        if (node instanceof ArrayNode array) {
            var result = Json.array();
            array.forEach(element -> result.add(any(element)));
            return result;
        }
        return node;
    }

    private static ObjectNode object(ObjectNode object) {
        var result = Json.object();
        object.properties().forEach(member -> result.set(member.getKey(), member(member.getKey(), member.getValue())));
        return sortedMembers(result);
    }

    private static JsonNode member(String name, JsonNode value) {
        if ("N".equals(name) && value.isTextual()) {
            return number(value);
        }
        if (value instanceof ArrayNode elements && (SETS.contains(name) || UNORDERED.contains(name))) {
            var result = Json.array();
            elements.forEach(element -> result.add("NS".equals(name) ? number(element) : any(element)));
            return sorted(result);
        }
        return any(value);
    }

    private static JsonNode number(JsonNode text) {
        try {
            var value = new BigDecimal(text.asText());
            return TextNode.valueOf(
                    value.signum() == 0 ? "0" : value.stripTrailingZeros().toString());
        } catch (NumberFormatException e) {
            return text;
        }
    }

    private static ArrayNode sorted(ArrayNode array) {
        List<JsonNode> elements = new ArrayList<>();
        array.forEach(elements::add);
        elements.sort(Comparator.comparing(JsonNode::toString));
        return Json.array(elements);
    }

    private static ObjectNode sortedMembers(ObjectNode object) {
        var names = new TreeSet<String>();
        object.fieldNames().forEachRemaining(names::add);
        var result = Json.object();
        names.forEach(name -> result.set(name, object.get(name)));
        return result;
    }
}
