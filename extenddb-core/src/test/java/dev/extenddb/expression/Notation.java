package dev.extenddb.expression;

import dev.extenddb.item.AttributeValue;
import dev.extenddb.item.Bytes;
import dev.extenddb.item.DynamoNumber;
import dev.extenddb.item.Item;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A short way to write values in tests: {@code 1}, {@code "text"}, {@code 'bytes'}, {@code true}, {@code null}, {@code [1, 2]}, {@code {a: 1}}
 * and sets as {@code <1, 2>}.
 */
final class Notation {

    private final String text;
    private int position;

    private Notation(String text) {
        this.text = text;
    }

    static AttributeValue value(String text) {
        Notation notation = new Notation(text);
        AttributeValue value = notation.value();
        notation.skipSpace();
        if (notation.position != text.length()) {
            throw new IllegalArgumentException("More than a value: " + text);
        }
        return value;
    }

    static Item item(String text) {
        return Item.of(((AttributeValue.M) value(text)).values());
    }

    static String text(Item item) {
        return text(new AttributeValue.M(item.attributes()));
    }

    static String text(AttributeValue value) {
        return switch (value.type()) {
            case S -> '"' + ((AttributeValue.S) value).value() + '"';
            case N -> ((AttributeValue.N) value).value().toString();
            case B -> bytesText(((AttributeValue.B) value).value());
            case BOOL -> String.valueOf(((AttributeValue.BOOL) value).value());
            case NULL -> "null";
            case L ->
                joined(
                        ((AttributeValue.L) value)
                                .values().stream().map(Notation::text).toList(),
                        "[",
                        "]");
            case M ->
                joined(
                        ((AttributeValue.M) value)
                                .values().entrySet().stream()
                                        .map(entry -> entry.getKey() + ": " + text(entry.getValue()))
                                        .toList(),
                        "{",
                        "}");
            case SS ->
                joined(
                        ((AttributeValue.SS) value)
                                .values().stream().map(s -> '"' + s + '"').toList(),
                        "<",
                        ">");
            case NS ->
                joined(
                        ((AttributeValue.NS) value)
                                .values().stream().map(Object::toString).toList(),
                        "<",
                        ">");
            case BS ->
                joined(
                        ((AttributeValue.BS) value)
                                .values().stream().map(Notation::bytesText).toList(),
                        "<",
                        ">");
        };
    }

    private static String bytesText(Bytes bytes) {
        return "'" + new String(bytes.toArray(), StandardCharsets.UTF_8) + "'";
    }

    private static String joined(Collection<String> parts, String open, String close) {
        return parts.stream().collect(Collectors.joining(", ", open, close));
    }

    private AttributeValue value() {
        skipSpace();
        char c = text.charAt(position);
        return switch (c) {
            case '"' -> AttributeValue.of(quoted('"'));
            case '\'' -> AttributeValue.of(Bytes.wrap(quoted('\'').getBytes(StandardCharsets.UTF_8)));
            case '[' -> new AttributeValue.L(values(']'));
            case '<' -> set(values('>'));
            case '{' -> map();
            default -> word();
        };
    }

    private AttributeValue word() {
        String word = name();
        return switch (word) {
            case "true" -> AttributeValue.of(true);
            case "false" -> AttributeValue.of(false);
            case "null" -> new AttributeValue.NULL();
            default -> new AttributeValue.N(DynamoNumber.parse(word));
        };
    }

    private String quoted(char quote) {
        int end = text.indexOf(quote, position + 1);
        String content = text.substring(position + 1, end);
        position = end + 1;
        return content;
    }

    private List<AttributeValue> values(char close) {
        List<AttributeValue> values = new ArrayList<>();
        position++;
        while (!takeIf(close)) {
            values.add(value());
            takeIf(',');
        }
        return values;
    }

    private AttributeValue map() {
        Map<String, AttributeValue> values = new LinkedHashMap<>();
        position++;
        while (!takeIf('}')) {
            String name = name();
            takeIf(':');
            values.put(name, value());
            takeIf(',');
        }
        return new AttributeValue.M(values);
    }

    private static AttributeValue set(List<AttributeValue> values) {
        AttributeValue first = values.get(0);
        if (first instanceof AttributeValue.S) {
            Set<String> texts = new LinkedHashSet<>();
            values.forEach(value -> texts.add(((AttributeValue.S) value).value()));
            return new AttributeValue.SS(texts);
        }
        if (first instanceof AttributeValue.N) {
            Set<DynamoNumber> numbers = new LinkedHashSet<>();
            values.forEach(value -> numbers.add(((AttributeValue.N) value).value()));
            return new AttributeValue.NS(numbers);
        }
        Set<Bytes> bytes = new LinkedHashSet<>();
        values.forEach(value -> bytes.add(((AttributeValue.B) value).value()));
        return new AttributeValue.BS(bytes);
    }

    private String name() {
        skipSpace();
        int start = position;
        while (position < text.length() && " ,:]}>".indexOf(text.charAt(position)) < 0) {
            position++;
        }
        return text.substring(start, position);
    }

    private boolean takeIf(char c) {
        skipSpace();
        boolean there = text.charAt(position) == c;
        if (there) {
            position++;
        }
        return there;
    }

    private void skipSpace() {
        while (position < text.length() && text.charAt(position) == ' ') {
            position++;
        }
    }
}
