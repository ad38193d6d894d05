package dev.extenddb.dataplane;

import dev.extenddb.item.Bytes;
import dev.extenddb.item.Item;
import dev.extenddb.storage.TableKey;
import dev.extenddb.table.Table;
import java.util.Optional;
import java.util.function.Function;

/**
 * What a request wants done to one item.
 *
 * @param table the item's table
 * @param key where the item is
 * @param needsCurrent whether the decision depends on the item as it is
 * @param decide decides, given the item as it is; may be asked again when another writer came between. Refuses by throwing a {@code
 *     DynamoDbException}
 * @param byService whether no client asked for it: the item has expired
 */
public record ItemWrite(
        Table table, Bytes key, boolean needsCurrent, Function<Optional<Item>, Decision> decide, boolean byService) {

    /** What a client wants done. */
    public ItemWrite(Table table, Bytes key, boolean needsCurrent, Function<Optional<Item>, Decision> decide) {
        this(table, key, needsCurrent, decide, false);
    }

    /** The same, done by the service of its own accord; a stream tells so. */
    public ItemWrite asService() {
        return new ItemWrite(table, key, needsCurrent, decide, true);
    }

    /** What is to become of an item. */
    public sealed interface Decision {}

    /** The item is created or replaced. */
    public record Put(Item item) implements Decision {}

    /** The item is removed, if it is there. */
    public record Delete() implements Decision {}

    /** The item stays as it is. */
    public record Keep() implements Decision {}

    ItemWrite on(Table latest) {
        return latest.equals(table) ? this : new ItemWrite(latest, key, needsCurrent, decide, byService);
    }

    TableKey tableKey() {
        return new TableKey(table.ref(), key);
    }

    /** Whether the item must be read first: for the decision, or for what follows from it. */
    boolean mustRead() {
        return needsCurrent
                || !table.indexes().isEmpty()
                || table.expiry().isPresent()
                || !table.changeLogs().isEmpty();
    }
}
