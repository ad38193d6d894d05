package dev.extenddb.operation;

import dev.extenddb.dataplane.ConditionalCheckFailedException;
import dev.extenddb.expression.Condition;
import dev.extenddb.item.Item;
import dev.extenddb.table.Table;
import java.util.Optional;

/**
 * The condition that a write sets, bound to its request.
 *
 * @param condition what the item must meet; empty if the write is unconditional
 * @param returnItem whether a failure shows the item
 */
record WriteCondition(Optional<Condition> condition, boolean returnItem) {

    /** Refuses a condition that looks into a key of the table or of an index. */
    void requireScalarKeys(Table table) {
        if (condition.isPresent()) {
            ItemChecks.requireScalarKeys(table, condition.get().paths());
        }
    }

    /** Whether the item must be read for it. */
    boolean needsCurrent() {
        return condition.isPresent();
    }

    /**
     * Checks an item; an absent one counts as an item without attributes.
     *
     * @throws ConditionalCheckFailedException if it does not meet the condition
     */
    void require(Optional<Item> current) {
        if (condition.isPresent() && !condition.get().test(current.orElse(Item.EMPTY))) {
            throw new ConditionalCheckFailedException(returnItem ? current : Optional.empty());
        }
    }
}
