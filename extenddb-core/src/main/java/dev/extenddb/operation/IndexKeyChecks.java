package dev.extenddb.operation;

import dev.extenddb.error.DynamoDbException;
import dev.extenddb.item.AttributeValue;
import dev.extenddb.item.Item;
import dev.extenddb.table.Index;
import dev.extenddb.table.KeySchema;
import dev.extenddb.table.KeySchema.KeyAttribute;
import dev.extenddb.table.Table;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What must be true of the attributes that are keys of a table's indexes, where an item has them. DynamoDB says it in one way of what a
 * request brings along and in another of what an update makes of an item; the texts of the latter are those that "TransactWriteItems" in
 * the API reference lists among its validation errors. Each method throws a {@code ValidationException}.
 */
final class IndexKeyChecks {

    private static final String UPDATE_ATTEMPTED = "The update expression attempted to update ";

    private IndexKeyChecks() {}

    /** The index keys of an item that is to be put. */
    static void requireOfItem(Table table, Item item) {
        for (Index index : table.indexes()) {
            for (KeySchema.Part part : index.key().parts()) {
                for (KeyAttribute attribute : part.attributes()) {
                    requireOfItem(table, index, attribute, item);
                }
                if (part.sizeIn(item) > part.maxSize()) {
                    throw tooLarge(index, part, item);
                }
            }
        }
    }

    private static void requireOfItem(Table table, Index index, KeyAttribute attribute, Item item) {
        Optional<AttributeValue> value = item.get(attribute.name());
        if (value.isPresent()) {
            requireType(table, attribute, value.get());
            requireNotEmpty(
                    value.get(),
                    "A value specified for a secondary index key is not supported. ",
                    " IndexName: " + index.name() + ", IndexKey: " + attribute.name());
        }
    }

    private static DynamoDbException tooLarge(Index index, KeySchema.Part part, Item item) {
        if (part.attributes().size() == 1) {
            return ItemChecks.tooLarge(part);
        }
        String names = part.attributes().stream().map(KeyAttribute::name).collect(Collectors.joining(", "));
        return DynamoDbException.validation("Aggregate size for " + part.type() + " key attributes " + names
                + " of index " + index.name() + " has exceeded limit " + part.maxSize() + " bytes, with actual size "
                + part.sizeIn(item) + " bytes");
    }

    /** The values that an update gives to attributes whatever the item is. */
    static void requireAssigned(Table table, Map<String, AttributeValue> assigned) {
        for (Index index : table.indexes()) {
            index.key().attributes().forEach(attribute -> {
                Optional.ofNullable(assigned.get(attribute.name())).ifPresent(value -> {
                    requireType(table, attribute, value);
                    requireNotEmptied(value);
                });
            });
        }
    }

    /** The index keys of an item that an update has made; they may have been wrong before there was the index. */
    static void requireOfUpdated(Table table, Item item) {
        for (Index index : table.indexes()) {
            for (KeySchema.Part part : index.key().parts()) {
                part.attributes()
                        .forEach(attribute ->
                                item.get(attribute.name()).ifPresent(value -> requireUpdated(attribute, value)));
                if (part.sizeIn(item) > part.maxSize()) {
                    throw DynamoDbException.validation(
                            UPDATE_ATTEMPTED + "the secondary index key beyond allowed size limits");
                }
            }
        }
    }

    private static void requireUpdated(KeyAttribute attribute, AttributeValue value) {
        if (value.type() != attribute.type()) {
            throw DynamoDbException.validation(UPDATE_ATTEMPTED + "the secondary index key to unsupported type");
        }
        requireNotEmptied(value);
    }

    private static void requireType(Table table, KeyAttribute attribute, AttributeValue value) {
        if (value.type() != attribute.type()) {
            throw new SchemaMismatchException("One or more parameter values were invalid: Type mismatch for Index Key "
                    + attribute.name() + " Expected: " + attribute.type() + " Actual: " + value.type() + " IndexName: "
                    + firstIndexOn(table, attribute));
        }
    }

    /** Of several indexes with the same key attribute, DynamoDB names the first in the alphabet. */
    private static String firstIndexOn(Table table, KeyAttribute attribute) {
        return table.indexes().stream()
                .filter(index -> index.key().names().contains(attribute.name()))
                .map(Index::name)
                .min(String::compareTo)
                .orElseThrow();
    }

    private static void requireNotEmptied(AttributeValue value) {
        requireNotEmpty(value, UPDATE_ATTEMPTED + "a secondary index key to a value that is not supported. ", "");
    }

    /** Refuses empty strings and binaries, which no key can have; the texts around the error tell which key it is. */
    static void requireNotEmpty(AttributeValue value, String before, String after) {
        boolean string = value instanceof AttributeValue.S s && s.value().isEmpty();
        boolean binary = value instanceof AttributeValue.B b && b.value().length() == 0;
        if (string || binary) {
            throw DynamoDbException.validation("One or more parameter values are not valid. " + before
                    + "The AttributeValue for a key attribute cannot contain an empty " + (string ? "string" : "binary")
                    + " value." + after);
        }
    }
}
