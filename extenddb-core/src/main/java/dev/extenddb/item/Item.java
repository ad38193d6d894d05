package dev.extenddb.item;

import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The attributes of an item, by name, in the order given. Immutable and thread-safe; two items are equal when they have equal
 * attributes, whatever the order.
 */
public final class Item {

    /** The item without attributes. */
    public static final Item EMPTY = new Item(Map.of());

    private static final int UNKNOWN = -1;

    private final Map<String, AttributeValue> attributes;

    /** A write asks for it several times. Threads that work it out at the same time write the same value. */
    private int size = UNKNOWN;

    /** Takes the map over: nobody may change it any more. */
    private Item(Map<String, AttributeValue> attributes) {
        this.attributes = Collections.unmodifiableMap(attributes);
    }

    /** An item with the attributes given, which are copied. */
    public static Item of(Map<String, AttributeValue> attributes) {
        return attributes.isEmpty() ? EMPTY : new Item(new LinkedHashMap<>(attributes));
    }

    /** The value of an attribute, or nothing if the item does not have it. */
    public Optional<AttributeValue> get(String name) {
        return Optional.ofNullable(attributes.get(name));
    }

    /** Whether the item has an attribute of that name. */
    public boolean has(String name) {
        return attributes.containsKey(name);
    }

    /** All attributes in order; the map cannot be changed. */
    public Map<String, AttributeValue> attributes() {
        return attributes;
    }

    /** The size that DynamoDB counts for the item, in bytes: the names in UTF-8 and the sizes of the values. */
    public int size() {
        int known = size;
        if (known == UNKNOWN) {
            known = counted();
            size = known;
        }
        return known;
    }

    private int counted() {
        int bytes = 0;
        for (Map.Entry<String, AttributeValue> entry : attributes.entrySet()) {
            bytes += Utf8.length(entry.getKey()) + entry.getValue().size();
        }
        return bytes;
    }

    /** This item with one attribute set; an attribute that was there keeps its place. */
    public Item with(String name, AttributeValue value) {
        Map<String, AttributeValue> changed = new LinkedHashMap<>(attributes);
        changed.put(name, value);
        return new Item(changed);
    }

    /** This item without an attribute. */
    public Item without(String name) {
        if (!has(name)) {
            return this;
        }
        Map<String, AttributeValue> changed = new LinkedHashMap<>(attributes);
        changed.remove(name);
        return new Item(changed);
    }

    /** Those of the named attributes that the item has, in the order of the names. */
    public Item project(Collection<String> topLevelNames) {
        Map<String, AttributeValue> kept = new LinkedHashMap<>();
        for (String name : topLevelNames) {
            AttributeValue value = attributes.get(name);
            if (value != null) {
                kept.put(name, value);
            }
        }
        return kept.isEmpty() ? EMPTY : new Item(kept);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Item that && attributes.equals(that.attributes);
    }

    @Override
    public int hashCode() {
        return attributes.hashCode();
    }

    /** The attributes, for people. */
    @Override
    public String toString() {
        return attributes.toString();
    }
}
