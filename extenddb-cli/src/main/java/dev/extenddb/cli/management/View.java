package dev.extenddb.cli.management;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** What is shown of a value: members with their descriptions, from which both answers and the description of answers are made. Immutable. */
final class View<T> {

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private final String name;
    private final List<Column<T>> columns;

    private record Column<T>(String name, String schema, String description, Function<T, JsonNode> value) {}

    private View(String name, List<Column<T>> columns) {
        this.name = name;
        this.columns = List.copyOf(columns);
    }

    /** A view without members. */
    static <T> View<T> named(String name) {
        return new View<>(name, List.of());
    }

    private View<T> with(String column, String schema, String description, Function<T, JsonNode> value) {
        var more = new ArrayList<>(columns);
        more.add(new Column<>(column, schema, description, value));
        return new View<>(name, more);
    }

    View<T> text(String column, String description, Function<T, String> value) {
        return with(column, "string", description, shown -> JSON.textNode(value.apply(shown)));
    }

    View<T> maybeText(String column, String description, Function<T, Optional<String>> value) {
        return with(
                column,
                "string",
                description,
                shown -> value.apply(shown).<JsonNode>map(JSON::textNode).orElse(JSON.nullNode()));
    }

    View<T> time(String column, String description, Function<T, Instant> value) {
        return text(
                column,
                description,
                shown -> value.apply(shown).truncatedTo(ChronoUnit.MILLIS).toString());
    }

    View<T> flag(String column, String description, Function<T, Boolean> value) {
        return with(column, "boolean", description, shown -> JSON.booleanNode(value.apply(shown)));
    }

    View<T> number(String column, String description, Function<T, Long> value) {
        return with(column, "integer", description, shown -> JSON.numberNode(value.apply(shown)));
    }

    View<T> texts(String column, String description, Function<T, Collection<String>> value) {
        return with(column, "array", description, shown -> {
            var list = JSON.arrayNode();
            value.apply(shown).stream().sorted().forEach(list::add);
            return list;
        });
    }

    View<T> json(String column, String schema, String description, Function<T, JsonNode> value) {
        return with(column, schema, description, value);
    }

    String name() {
        return name;
    }

    ObjectNode write(T value) {
        ObjectNode object = JSON.objectNode();
        columns.forEach(column -> object.set(column.name(), column.value().apply(value)));
        return object;
    }

    /** The view in JSON Schema. */
    ObjectNode schema() {
        ObjectNode schema = JSON.objectNode().put("type", "object");
        ObjectNode properties = schema.putObject("properties");
        columns.forEach(column -> {
            ObjectNode property = properties.putObject(column.name());
            property.put("type", column.schema()).put("description", column.description());
            if (column.schema().equals("array")) {
                property.putObject("items");
            }
        });
        return schema;
    }

    /** The names of the members. */
    List<String> names() {
        return columns.stream().map(Column::name).toList();
    }
}
