package dev.extenddb.stream;

import dev.extenddb.item.AttributeValue;
import dev.extenddb.item.Bytes;
import dev.extenddb.item.Item;
import java.util.List;
import java.util.Optional;

/** Reads attributes of the log's own rows, whose types are known. */
final class Attribute {

    private Attribute() {}

    static long number(Item row, String name) {
        return findNumber(row, name).orElseThrow();
    }

    static Optional<Long> findNumber(Item row, String name) {
        return row.get(name).map(Attribute::number);
    }

    static long number(AttributeValue value) {
        return ((AttributeValue.N) value).value().toBigDecimal().longValueExact();
    }

    static Optional<String> findText(Item row, String name) {
        return row.get(name).map(value -> ((AttributeValue.S) value).value());
    }

    static String text(Item row, String name) {
        return findText(row, name).orElseThrow();
    }

    static Bytes bytes(Item row, String name) {
        return ((AttributeValue.B) row.get(name).orElseThrow()).value();
    }

    static List<AttributeValue> list(Item row, String name) {
        return ((AttributeValue.L) row.get(name).orElseThrow()).values();
    }
}
