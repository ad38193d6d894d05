package dev.extenddb.operation;

import dev.extenddb.error.DynamoDbException;
import dev.extenddb.expression.DocumentPath;
import dev.extenddb.item.AttributeValue;
import dev.extenddb.item.Item;
import dev.extenddb.item.Utf8;
import dev.extenddb.table.KeySchema;
import dev.extenddb.table.KeySchema.KeyAttribute;
import dev.extenddb.table.KeyType;
import dev.extenddb.table.Table;
import dev.extenddb.wire.Attributes;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What must be true of items and keys for a table to take them; see "Service, account, and table quotas in Amazon DynamoDB" and "Naming
 * rules" in the Developer Guide. Each method throws a {@code ValidationException} with DynamoDB's text.
 */
final class ItemChecks {

    /** The largest item, in bytes. */
    static final int MAX_ITEM_SIZE = 400 * 1024;

    static final String KEY_MISMATCH = "The provided key element does not match the schema";

    private static final String PARTITION_VALUE_TOO_LARGE = "One or more parameter values were invalid: "
            + "Size of hashkey has exceeded the maximum size limit of2048 bytes";

    private static final String SORT_VALUE_TOO_LARGE = "One or more parameter values were invalid: "
            + "Aggregated size of all range keys has exceeded the size limit of 1024 bytes";

    private static final int MAX_DEPTH = 32;

    /** The longest attribute name, in bytes. */
    static final int MAX_NAME_SIZE = 65_535;

    private ItemChecks() {}

    /** An item that is to be put, as far as its size does not matter; the names of attributes are looked at before their values. */
    static Item storable(Attributes given) {
        for (String name : given.values().keySet()) {
            requireName(name);
        }
        Item item = given.toItem();
        requireNamesAndDepth(item);
        return item;
    }

    /** An item that is to be put, by itself. */
    static void requireStorable(Item item) {
        requireNamesAndDepth(item);
        requireFits(item);
    }

    private static void requireNamesAndDepth(Item item) {
        for (Map.Entry<String, AttributeValue> attribute : item.attributes().entrySet()) {
            requireName(attribute.getKey());
            if (Utf8.length(attribute.getKey()) > MAX_NAME_SIZE) {
                throw DynamoDbException.validation("One or more parameter values were invalid: "
                        + "Attribute name is too large, must be less than 65536 bytes");
            }
        }
        for (AttributeValue value : item.attributes().values()) {
            requireDepth(value);
            requireNames(value);
        }
    }

    /** The names in the maps of a value. */
    private static void requireNames(AttributeValue value) {
        if (value instanceof AttributeValue.M map) {
            for (String name : map.values().keySet()) {
                requireName(name);
            }
            for (AttributeValue element : map.values().values()) {
                requireNames(element);
            }
        } else if (value instanceof AttributeValue.L list) {
            for (AttributeValue element : list.values()) {
                requireNames(element);
            }
        }
    }

    private static void requireName(String name) {
        if (name.isEmpty()) {
            throw DynamoDbException.validation("Empty attribute name");
        }
    }

    /** The size of an item that is to be put. */
    static void requireFits(Item item) {
        if (item.size() > MAX_ITEM_SIZE) {
            throw DynamoDbException.validation("Item size has exceeded the maximum allowed size");
        }
    }

    /** Paths of a request: into keys, of the table or of an index, there is nothing to go. */
    static void requireScalarKeys(Table table, List<DocumentPath> paths) {
        if (paths.stream().noneMatch(DocumentPath::isNested)) {
            return;
        }
        requireScalars("Key", table.key(), paths);
        table.indexes().forEach(index -> requireScalars("IndexKey", index.key(), paths));
    }

    private static void requireScalars(String label, KeySchema key, List<DocumentPath> paths) {
        for (String name : key.names()) {
            if (paths.stream()
                    .anyMatch(path -> path.isNested() && path.attribute().equals(name))) {
                throw DynamoDbException.validation("Key attributes must be scalars; list random access '[]' and map "
                        + "lookup '.' are not allowed: " + label + ": " + name);
            }
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
        KeySchema schema = table.key();
        for (KeyAttribute attribute : schema.partition()) {
            requireInItem(item, attribute);
        }
        for (KeyAttribute attribute : schema.sort()) {
            requireInItem(item, attribute);
        }
        requireKeySizes(schema, item);
        IndexKeyChecks.requireOfItem(table, item);
    }

    private static void requireInItem(Item item, KeyAttribute attribute) {
        Optional<AttributeValue> given = item.get(attribute.name());
        if (given.isEmpty()) {
            throw new SchemaMismatchException(
                    "One or more parameter values were invalid: Missing the key " + attribute.name() + " in the item");
        }
        AttributeValue value = given.get();
        if (value.type() != attribute.type()) {
            throw new SchemaMismatchException("One or more parameter values were invalid: Type mismatch for key "
                    + attribute.name() + " expected: " + attribute.type() + " actual: " + value.type());
        }
        requireNotEmpty(value, attribute);
    }

    private static void requireNotEmpty(AttributeValue value, KeyAttribute attribute) {
        IndexKeyChecks.requireNotEmpty(value, "", " Key: " + attribute.name());
    }

    private static void requireKeySizes(KeySchema key, Item item) {
        for (KeySchema.Part part : key.parts()) {
            if (part.sizeIn(item) > part.maxSize()) {
                throw tooLarge(part);
            }
        }
    }

    static DynamoDbException tooLarge(KeySchema.Part part) {
        return DynamoDbException.validation(
                part.type() == KeyType.HASH ? PARTITION_VALUE_TOO_LARGE : SORT_VALUE_TOO_LARGE);
    }

    /** A key that says one item of a table: exactly the key's attributes, of the right types. */
    static void requireKey(Table table, Item key) {
        KeySchema schema = table.key();
        if (key.attributes().size() != schema.size()) {
            throw new SchemaMismatchException(KEY_MISMATCH);
        }
        for (KeyAttribute attribute : schema.partition()) {
            requireInKey(key, attribute);
        }
        for (KeyAttribute attribute : schema.sort()) {
            requireInKey(key, attribute);
        }
        requireKeySizes(schema, key);
    }

    private static void requireInKey(Item key, KeyAttribute attribute) {
        Optional<AttributeValue> value = key.get(attribute.name());
        if (value.isEmpty() || value.get().type() != attribute.type()) {
            throw new SchemaMismatchException(KEY_MISMATCH);
        }
        requireNotEmpty(value.get(), attribute);
    }
}
