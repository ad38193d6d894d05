package dev.extenddb.storage;

import dev.extenddb.item.Bytes;
import java.util.List;

/**
 * A change of one item, with all that follows from it.
 *
 * @param table the base table
 * @param key the item's key
 * @param expected what must be there for the change to apply
 * @param effect what happens to the item
 * @param indexes the index rows to write in the same commit, whatever is there; no two of the same index and key
 */
public record Change(TableRef table, Bytes key, Expected expected, Effect effect, List<IndexChange> indexes) {
    public Change {
        indexes = List.copyOf(indexes);
    }

    /** What happens to the item under the key. */
    public sealed interface Effect {}

    /** The item is replaced or created. */
    public record Put(Image after) implements Effect {}

    /** The item is removed. Removing what is absent is no error. */
    public record Delete() implements Effect {}

    /** The item stays: only the expectation is checked, and holds until the commit is done. */
    public record Check() implements Effect {}
}
