package dev.extenddb.cli.manage;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** How answers are shown. */
public enum Output {
    /** As the server sent them. */
    json {
        @Override
        String text(JsonNode answer) {
            return answer.toPrettyString();
        }
    },
    /** A line for each, in columns. */
    table {
        @Override
        String text(JsonNode answer) {
            return answer.isArray() ? list(answer) : members(answer);
        }
    };

    abstract String text(JsonNode answer);

    private static String members(JsonNode object) {
        var rows = new ArrayList<List<String>>();
        object.properties().forEach(member -> rows.add(List.of(member.getKey(), cell(member.getValue()))));
        return lines(rows);
    }

    private static String list(JsonNode list) {
        Set<String> columns = new LinkedHashSet<>();
        list.forEach(element -> element.fieldNames().forEachRemaining(columns::add));
        var rows = new ArrayList<List<String>>();
        rows.add(List.copyOf(columns));
        list.forEach(element -> rows.add(
                columns.stream().map(column -> cell(element.path(column))).toList()));
        return columns.isEmpty() ? "none" : lines(rows);
    }

    private static String cell(JsonNode value) {
        if (value.isArray()) {
            var parts = new ArrayList<String>();
            value.forEach(part -> parts.add(cell(part)));
            return parts.isEmpty() ? "-" : String.join(",", parts);
        }
        if (value.isObject() && value.has("key") && value.has("value") && value.size() == 2) {
            return value.get("key").asText() + "=" + value.get("value").asText();
        }
        String text = value.isContainerNode() ? value.toString() : value.asText("");
        return text.isEmpty() || value.isNull() ? "-" : text;
    }

    private static String lines(List<List<String>> rows) {
        Map<Integer, Integer> widths = new LinkedHashMap<>();
        for (List<String> row : rows) {
            for (int i = 0; i < row.size(); i++) {
                widths.merge(i, row.get(i).length(), Math::max);
            }
        }
        var lines = new ArrayList<String>();
        for (List<String> row : rows) {
            var line = new StringBuilder();
            for (int i = 0; i < row.size(); i++) {
                line.append(row.get(i))
                        .append(" ".repeat(widths.get(i) - row.get(i).length() + 2));
            }
            lines.add(line.toString().stripTrailing());
        }
        return String.join("\n", lines);
    }
}
