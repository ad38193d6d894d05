package dev.extenddb.emulator;

import dev.extenddb.item.Item;
import java.util.Optional;

/**
 * How an item differs from what it was. Immutable.
 *
 * @param table the item's table
 * @param before the item as it was, if it was there
 * @param after the item as it is, if it is there
 */
public record ItemChange(String table, Optional<Item> before, Optional<Item> after) {

    @Override
    public String toString() {
        if (before.isEmpty()) {
            return table + " + " + after.map(Item::toString).orElse("");
        }
        return after.map(now -> table + " ~ " + before.get() + " -> " + now)
                .orElseGet(() -> table + " - " + before.get());
    }
}
