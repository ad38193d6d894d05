package dev.extenddb.operation;

import dev.extenddb.error.DynamoDbException;
import dev.extenddb.expression.DocumentPath;
import dev.extenddb.expression.Update;
import dev.extenddb.expression.UpdateResult;
import dev.extenddb.item.AttributeValue;
import dev.extenddb.item.Item;
import dev.extenddb.table.Index;
import dev.extenddb.table.Table;
import java.util.Map;
import java.util.Optional;

/**
 * An update of one item, with the rules that hold wherever it stands: alone or in a transaction.
 *
 * @param table the item's table
 * @param key the item's key attributes
 * @param update what to do; empty to leave an item as it is, or create one of its key alone
 */
record ItemUpdate(Table table, Item key, Optional<Update> update) {

    ItemUpdate {
        update.ifPresent(u -> u.paths().forEach(path -> requireNoKey(table, path)));
    }

    private static void requireNoKey(Table table, DocumentPath path) {
        boolean nested = !path.steps().isEmpty();
        if (table.key().names().contains(path.attribute())) {
            throw DynamoDbException.validation(
                    nested
                            ? "Key attributes must be scalars; list random access '[]' and map lookup '.' are not allowed: Key: "
                                    + path.attribute()
                            : "One or more parameter values were invalid: Cannot update attribute " + path.attribute()
                                    + ". This attribute is part of the key");
        }
        for (Index index : table.indexes()) {
            if (nested && index.key().names().contains(path.attribute())) {
                throw DynamoDbException.validation("Key attributes must be scalars; list random access '[]' and map "
                        + "lookup '.' are not allowed: IndexKey: " + path.attribute());
            }
        }
    }

    /** Applies the update to an item, or to a new one of the key alone. */
    UpdateResult apply(Optional<Item> current) {
        Item before = current.orElse(key);
        UpdateResult result =
                update.map(u -> u.apply(before)).orElseGet(() -> new UpdateResult(before, Item.EMPTY, Item.EMPTY));
        ItemChecks.requireIndexKeys(table, result.after());
        for (Map.Entry<String, AttributeValue> attribute :
                result.after().attributes().entrySet()) {
            ItemChecks.requireDepth(attribute.getValue());
        }
        ItemChecks.requireUpdatable(result.after());
        return result;
    }
}
