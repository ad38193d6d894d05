package dev.extenddb.verify;

import dev.extenddb.dataplane.IndexQueue;
import dev.extenddb.item.Bytes;
import dev.extenddb.item.Item;
import dev.extenddb.item.ItemJson;
import dev.extenddb.storage.ItemStore;
import dev.extenddb.storage.StoredItem;
import dev.extenddb.storage.TableKey;
import dev.extenddb.storage.TableRef;
import dev.extenddb.verify.Derived.Row;
import dev.extenddb.verify.Finding.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;

/**
 * Compares rows with the items that they follow from, a page at a time: every item has its row, and every row its item. A row and its item
 * are read at one instant whenever they do not fit, so that writes meanwhile are not taken for faults.
 */
final class DerivedCheck {

    private final ItemStore store;
    private final TableRef base;
    private final Derived derived;
    private final BiConsumer<Kind, Bytes> findings;

    /**
     * A check of some rows.
     *
     * @param findings is told of what is wrong, with the row's key
     */
    DerivedCheck(ItemStore store, TableRef base, Derived derived, BiConsumer<Kind, Bytes> findings) {
        this.store = store;
        this.base = base;
        this.derived = derived;
        this.findings = findings;
    }

    /** Whether items have their rows. */
    void checkItems(List<StoredItem> items) {
        if (derived.filling()) {
            return;
        }
        var keys = new ArrayList<TableKey>();
        var expected = new ArrayList<Row>();
        var itemKeys = new ArrayList<Bytes>();
        for (StoredItem stored : items) {
            expected(stored).ifPresent(row -> {
                keys.add(new TableKey(derived.ref(), row.key()));
                expected.add(row);
                itemKeys.add(stored.key());
            });
        }
        if (keys.isEmpty()) {
            return;
        }
        List<Optional<StoredItem>> present = store.getAll(keys);
        for (int i = 0; i < expected.size(); i++) {
            if (present.get(i).filter(expected.get(i)::is).isEmpty()) {
                look(itemKeys.get(i), expected.get(i).key());
            }
        }
    }

    /** Whether rows have their items; returns how many rows there are. */
    long checkRows() {
        var count = new long[1];
        Rows.forEachPage(store, derived.ref(), rows -> {
            count[0] += rows.size();
            List<TableKey> keys = rows.stream()
                    .map(row -> new TableKey(base, derived.itemKey().apply(row)))
                    .toList();
            List<Optional<StoredItem>> items = store.getAll(keys);
            for (int i = 0; i < rows.size(); i++) {
                Bytes key = rows.get(i).key();
                boolean fits = items.get(i)
                        .flatMap(this::expected)
                        .filter(row -> row.key().equals(key))
                        .isPresent();
                if (!fits) {
                    look(keys.get(i).key(), key);
                }
            }
        });
        return count[0];
    }

    /** Looks at an item and a row at one instant. */
    private void look(Bytes itemKey, Bytes rowKey) {
        List<Optional<StoredItem>> both = read(itemKey, rowKey);
        Optional<StoredItem> row = both.get(1);
        Optional<Row> expected = both.get(0)
                .flatMap(this::expected)
                .filter(wanted -> wanted.key().equals(rowKey));
        Optional<Kind> wrong = compare(expected, row);
        if (wrong.isPresent() && !(derived.late() && isYetToCome(itemKey, rowKey, both))) {
            findings.accept(wrong.get(), rowKey);
        }
    }

    private static Optional<Kind> compare(Optional<Row> expected, Optional<StoredItem> row) {
        if (expected.isPresent() && row.isPresent()) {
            return expected.get().is(row.get()) ? Optional.empty() : Optional.of(Kind.DIFFERENT);
        }
        if (expected.isPresent()) {
            return Optional.of(Kind.MISSING);
        }
        return row.isPresent() ? Optional.of(Kind.SURPLUS) : Optional.empty();
    }

    /** Whether the row has not followed its item yet: the queue says so, or both have changed while it was read. */
    private boolean isYetToCome(Bytes itemKey, Bytes rowKey, List<Optional<StoredItem>> both) {
        return IndexQueue.isWaiting(store, base, itemKey)
                || !read(itemKey, rowKey).equals(both);
    }

    private List<Optional<StoredItem>> read(Bytes itemKey, Bytes rowKey) {
        return store.getAll(List.of(new TableKey(base, itemKey), new TableKey(derived.ref(), rowKey)));
    }

    private Optional<Row> expected(StoredItem stored) {
        Item item = ItemJson.decode(stored.json());
        return derived.expected().apply(item, stored.key());
    }
}
