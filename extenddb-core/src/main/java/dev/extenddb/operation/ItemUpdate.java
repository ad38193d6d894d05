package dev.extenddb.operation;

import dev.extenddb.dataplane.ItemWrite;
import dev.extenddb.error.DynamoDbException;
import dev.extenddb.expression.DocumentPath;
import dev.extenddb.expression.Update;
import dev.extenddb.expression.UpdateResult;
import dev.extenddb.item.AttributeValue;
import dev.extenddb.item.Item;
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
        update.ifPresent(u -> {
            u.paths().forEach(path -> requireNoKey(table, path));
            IndexKeyChecks.requireAssigned(table, u.assigned());
            ItemChecks.requireScalarKeys(table, u.namedPaths());
        });
    }

    private static void requireNoKey(Table table, DocumentPath path) {
        if (table.key().names().contains(path.attribute())) {
            throw DynamoDbException.validation("One or more parameter values were invalid: Cannot update attribute "
                    + path.attribute() + ". This attribute is part of the key");
        }
    }

    /**
     * Applies the update to an item. Where there is none, what the update leaves makes a new one with the key; an update that leaves
     * nothing makes none, and the result's item is empty.
     */
    UpdateResult apply(Optional<Item> current) {
        UpdateResult result = current.map(this::applyTo).orElseGet(this::create);
        IndexKeyChecks.requireOfUpdated(table, result.after());
        for (Map.Entry<String, AttributeValue> attribute :
                result.after().attributes().entrySet()) {
            ItemChecks.requireDepth(attribute.getValue());
        }
        ItemChecks.requireUpdatable(result.after());
        return result;
    }

    private UpdateResult applyTo(Item item) {
        return update.map(u -> u.apply(item)).orElseGet(() -> new UpdateResult(item, Item.EMPTY, Item.EMPTY));
    }

    private UpdateResult create() {
        if (update.isEmpty()) {
            return new UpdateResult(key, Item.EMPTY, Item.EMPTY);
        }
        UpdateResult result = update.get().create(key);
        boolean nothingElse =
                result.after().attributes().size() == key.attributes().size();
        return nothingElse ? new UpdateResult(Item.EMPTY, Item.EMPTY, Item.EMPTY) : result;
    }

    /**
     * Refuses an update that is too large by itself, whatever the item is. UpdateItem has this limit, updates in transactions and statements
     * do not.
     */
    void requireSelfFits() {
        if (update.map(Update::charge).orElse(0) > ItemChecks.MAX_ITEM_SIZE) {
            throw ItemChecks.tooLargeToUpdate();
        }
    }

    /** What a write is to do with the outcome. */
    static ItemWrite.Decision decision(UpdateResult result) {
        return result.after().attributes().isEmpty() ? new ItemWrite.Keep() : new ItemWrite.Put(result.after());
    }
}
