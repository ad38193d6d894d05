package dev.extenddb.operation;

import dev.extenddb.error.DynamoDbException;
import dev.extenddb.item.AttributeValue;
import dev.extenddb.item.Item;
import dev.extenddb.item.Utf8;
import dev.extenddb.table.Index;
import dev.extenddb.table.KeySchema;
import dev.extenddb.table.KeySchema.KeyAttribute;
import dev.extenddb.table.Table;
import java.util.Map;

/**
 * What must be true of items and keys for a table to take them; see "Service, account, and table quotas in Amazon DynamoDB" and "Naming
 * rules" in the Developer Guide. Each method throws a {@code ValidationException} with DynamoDB's text.
 */
final class ItemChecks {

    /** The largest item, in bytes. */
    static final int MAX_ITEM_SIZE = 400 * 1024;

    private static final String KEY_MISMATCH = "The provided key element does not match the schema";

    private static final int MAX_DEPTH = 32;

    /** The longest attribute name, in bytes. */
    static final int MAX_NAME_SIZE = 65_535;

    private ItemChecks() {}

    /** An item that is to be put, by itself: names, nesting and size. */
    static void requireStorable(Item item) {
        for (Map.Entry<String, AttributeValue> attribute : item.attributes().entrySet()) {
            if (attribute.getKey().isEmpty()) {
                throw DynamoDbException.validation("One or more parameter values were invalid: Empty attribute name");
            }
            if (Utf8.length(attribute.getKey()) > MAX_NAME_SIZE) {
                throw DynamoDbException.validation("One or more parameter values were invalid: "
                        + "Attribute name is too large, must be less than 65536 bytes");
            }
            requireDepth(attribute.getValue());
        }
        if (item.size() > MAX_ITEM_SIZE) {
            throw DynamoDbException.validation("Item size has exceeded the maximum allowed size");
        }
    }

    /** A value by its nesting. */
    static void requireDepth(AttributeValue value) {
        if (value.depth() > MAX_DEPTH) {
            throw DynamoDbException.validation("Nesting Levels have exceeded supported limits: "
                    + "Attributes in the item have nested levels beyond supported limit");
        }
    }

    /** An item that an update has made. */
    static void requireUpdatable(Item item) {
        if (item.size() > MAX_ITEM_SIZE) {
            throw tooLargeToUpdate();
        }
    }

    static DynamoDbException tooLargeToUpdate() {
        return DynamoDbException.validation("Item size to update has exceeded the maximum allowed size");
    }

    /** An item that is to be put into a table: its keys are there and of the right types, those of indexes too if they are there. */
    static void requireKeys(Table table, Item item) {
        for (KeyAttribute attribute : iterable(table.key())) {
            AttributeValue value = item.get(attribute.name())
                    .orElseThrow(() ->
                            new SchemaMismatchException("One or more parameter values were invalid: Missing the key "
                                    + attribute.name() + " in the item"));
            if (value.type() != attribute.type()) {
                throw new SchemaMismatchException("One or more parameter values were invalid: Type mismatch for key "
                        + attribute.name() + " expected: " + attribute.type() + " actual: " + value.type());
            }
            requireNotEmpty(value, "Key: " + attribute.name(), false);
        }
        requireKeySizes(table.key(), item);
        requireIndexKeys(table, item);
    }

    /** The keys of indexes, where an item has them. */
    static void requireIndexKeys(Table table, Item item) {
        for (Index index : table.indexes()) {
            for (KeyAttribute attribute : iterable(index.key())) {
                item.get(attribute.name()).ifPresent(value -> requireIndexKey(index, attribute, value));
            }
        }
    }

    private static void requireIndexKey(Index index, KeyAttribute attribute, AttributeValue value) {
        if (value.type() != attribute.type()) {
            throw new SchemaMismatchException("One or more parameter values were invalid: Type mismatch for Index Key "
                    + attribute.name() + " Expected: " + attribute.type() + " Actual: " + value.type()
                    + " IndexName: " + index.name());
        }
        requireNotEmpty(value, "IndexName: " + index.name() + ", IndexKey: " + attribute.name(), true);
        int limit =
                index.key().partition().contains(attribute) ? KeySchema.MAX_PARTITION_VALUE : KeySchema.MAX_SORT_VALUE;
        if (value.size() > limit) {
            throw DynamoDbException.validation(
                    limit == KeySchema.MAX_PARTITION_VALUE
                            ? "One or more parameter values were invalid: Size of hashkey has exceeded the maximum size limit of2048 bytes"
                            : "One or more parameter values were invalid: Aggregated size of all range keys has exceeded the size limit of 1024 bytes");
        }
    }

    private static void requireNotEmpty(AttributeValue value, String where, boolean secondary) {
        boolean string = value instanceof AttributeValue.S s && s.value().isEmpty();
        boolean binary = value instanceof AttributeValue.B b && b.value().length() == 0;
        if (string || binary) {
            throw DynamoDbException.validation("One or more parameter values are not valid. "
                    + (secondary ? "A value specified for a secondary index key is not supported. " : "")
                    + "The AttributeValue for a key attribute cannot contain an empty " + (string ? "string" : "binary")
                    + " value. " + where);
        }
    }

    private static void requireKeySizes(KeySchema key, Item item) {
        for (KeyAttribute attribute : key.partition()) {
            if (sizeOf(item, attribute) > KeySchema.MAX_PARTITION_VALUE) {
                throw DynamoDbException.validation("One or more parameter values were invalid: "
                        + "Size of hashkey has exceeded the maximum size limit of2048 bytes");
            }
        }
        for (KeyAttribute attribute : key.sort()) {
            if (sizeOf(item, attribute) > KeySchema.MAX_SORT_VALUE) {
                throw DynamoDbException.validation("One or more parameter values were invalid: "
                        + "Aggregated size of all range keys has exceeded the size limit of 1024 bytes");
            }
        }
    }

    private static int sizeOf(Item item, KeyAttribute attribute) {
        return item.get(attribute.name()).map(AttributeValue::size).orElse(0);
    }

    /** A key that says one item of a table: exactly the key's attributes, of the right types. */
    static void requireKey(Table table, Item key) {
        if (key.attributes().size() != table.key().names().size()) {
            throw new SchemaMismatchException(KEY_MISMATCH);
        }
        for (KeyAttribute attribute : iterable(table.key())) {
            AttributeValue value = key.get(attribute.name())
                    .filter(given -> given.type() == attribute.type())
                    .orElseThrow(() -> new SchemaMismatchException(KEY_MISMATCH));
            requireNotEmpty(value, "Key: " + attribute.name(), false);
        }
        requireKeySizes(table.key(), key);
    }

    private static Iterable<KeyAttribute> iterable(KeySchema key) {
        return key.attributes().toList();
    }
}
