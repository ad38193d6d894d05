package dev.extenddb.storage;

import java.util.List;

/**
 * The beginning of a range.
 *
 * @param items in the order of the range's direction
 * @param more whether the range may hold more items than these
 */
public record Page(List<StoredItem> items, boolean more) {
    public Page {
        items = List.copyOf(items);
    }
}
