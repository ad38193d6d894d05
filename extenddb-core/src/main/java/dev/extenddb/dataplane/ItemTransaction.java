package dev.extenddb.dataplane;

import dev.extenddb.storage.Change;
import dev.extenddb.storage.StoredItem;
import dev.extenddb.storage.TableKey;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * Several writes of different items, all or none.
 *
 * @param writes the writes
 * @param alsoRead what is read in the same instant as the items
 * @param also decides on further changes of the same commit, given what was read so; may be asked more than once, and ends the transaction
 *     by throwing
 */
public record ItemTransaction(
        List<ItemWrite> writes, List<TableKey> alsoRead, Function<List<Optional<StoredItem>>, List<Change>> also) {

    /** A transaction with its own copies of the lists. */
    public ItemTransaction {
        writes = List.copyOf(writes);
        alsoRead = List.copyOf(alsoRead);
    }

    /** A transaction of nothing but its writes. */
    public static ItemTransaction of(List<ItemWrite> writes) {
        return new ItemTransaction(writes, List.of(), none -> List.of());
    }

    /** The keys of all that is read, those of the writes first. */
    List<TableKey> keys() {
        var keys = new ArrayList<>(writes.stream().map(ItemWrite::tableKey).toList());
        keys.addAll(alsoRead);
        return keys;
    }

    /** The same on tables as they are known now. */
    ItemTransaction on(List<ItemWrite> latest) {
        return new ItemTransaction(latest, alsoRead, also);
    }
}
