package dev.extenddb.operation;

import dev.extenddb.item.AttributeValue;
import dev.extenddb.item.Bytes;
import dev.extenddb.item.DynamoNumber;
import dev.extenddb.item.KeyBytes;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Tells requests apart: what is equal has equal fingerprints, and no two different requests can be made to have the same. The names in a
 * map have no order, as they have none in many clients, which send them differently each time. Not thread-safe.
 */
final class Fingerprint {

    private final StringBuilder text = new StringBuilder(256);

    /** Appends a text. */
    Fingerprint add(String part) {
        text.append(part.length()).append(':').append(part);
        return this;
    }

    /** Appends texts by name. */
    Fingerprint addTexts(Map<String, String> parts) {
        text.append(parts.size()).append('{');
        new TreeMap<>(parts).forEach((name, part) -> add(name).add(part));
        return this;
    }

    /** Appends attributes. */
    Fingerprint add(Map<String, AttributeValue> attributes) {
        text.append(attributes.size()).append('{');
        new TreeMap<>(attributes).forEach((name, value) -> add(name).add(value));
        return this;
    }

    /** Appends values, whose order counts. */
    Fingerprint add(List<AttributeValue> values) {
        text.append(values.size()).append('[');
        values.forEach(this::add);
        return this;
    }

    private Fingerprint add(AttributeValue value) {
        text.append(value.type());
        if (value instanceof AttributeValue.S s) {
            return add(s.value());
        }
        if (value instanceof AttributeValue.N n) {
            return add(n.value().toString());
        }
        if (value instanceof AttributeValue.B b) {
            return add(b.value().toString());
        }
        if (value instanceof AttributeValue.BOOL bool) {
            return add(Boolean.toString(bool.value()));
        }
        if (value instanceof AttributeValue.M map) {
            return add(map.values());
        }
        if (value instanceof AttributeValue.L list) {
            return add(list.values());
        }
        return addMembers(value);
    }

    private Fingerprint addMembers(AttributeValue value) {
        if (value instanceof AttributeValue.SS set) {
            return addMembers(set.values());
        }
        if (value instanceof AttributeValue.NS set) {
            return addMembers(set.values().stream().map(DynamoNumber::toString).toList());
        }
        if (value instanceof AttributeValue.BS set) {
            return addMembers(set.values().stream().map(Bytes::toString).toList());
        }
        return this;
    }

    private Fingerprint addMembers(Collection<String> members) {
        text.append(members.size()).append('(');
        members.forEach(this::add);
        return this;
    }

    /** The fingerprint of all that was appended. */
    Bytes build() {
        return new KeyBytes()
                .digest(List.of(AttributeValue.of(text.toString())))
                .build();
    }
}
