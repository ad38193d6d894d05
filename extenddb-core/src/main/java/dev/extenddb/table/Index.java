package dev.extenddb.table;

import dev.extenddb.item.Bytes;
import dev.extenddb.item.Item;
import dev.extenddb.storage.TableRef;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** An index, ready to be written and read. Immutable. */
public final class Index {

    private final String name;
    private final boolean global;
    private final TableRef ref;
    private final KeySchema key;
    private final KeySchema baseKey;
    private final IndexState state;
    private final boolean allProjected;
    private final Set<String> projected;

    Index(String name, boolean global, IndexState state, KeySchema key, KeySchema baseKey, Projection projection) {
        this.name = name;
        this.global = global;
        this.ref = new TableRef(state.id());
        this.key = key;
        this.baseKey = baseKey;
        this.state = state;
        this.allProjected = projection.includesAll();
        this.projected = new LinkedHashSet<>(baseKey.names());
        projected.addAll(key.names());
        projected.addAll(projection.nonKeyAttributes().orElse(List.of()));
    }

    /** The index's name. */
    public String name() {
        return name;
    }

    /** Whether it is a global index, not a local one. */
    public boolean global() {
        return global;
    }

    /** Where its rows lie. */
    public TableRef ref() {
        return ref;
    }

    /** The index's own key. */
    public KeySchema key() {
        return key;
    }

    /** Where it is in its life. */
    public IndexState state() {
        return state;
    }

    /** Whether it has every attribute of its items. */
    public boolean allProjected() {
        return allProjected;
    }

    /** Whether it has an attribute, if its items have it. */
    public boolean projects(String attribute) {
        return allProjected || projected.contains(attribute);
    }

    /** The key of the item's row; empty if the item has no place in this index. */
    public Optional<Bytes> keyOf(Item item) {
        return key.isIn(item) ? Optional.of(key.indexKey(item, baseKey)) : Optional.empty();
    }

    /** What the index has of an item. */
    public Item project(Item item) {
        return allProjected ? item : item.project(projected);
    }
}
