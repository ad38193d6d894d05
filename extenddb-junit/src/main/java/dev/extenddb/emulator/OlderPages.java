package dev.extenddb.emulator;

import dev.extenddb.item.Bytes;
import dev.extenddb.storage.ItemStore;
import dev.extenddb.storage.KeyRange;
import dev.extenddb.storage.Page;
import dev.extenddb.storage.StoredItem;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;

/** Reads pages as they would be if some rows were others than they are. */
final class OlderPages {

    private final ItemStore store;
    private final NavigableMap<Bytes, History.Before> others;

    OlderPages(ItemStore store, NavigableMap<Bytes, History.Before> others) {
        this.store = store;
        this.others = others;
    }

    Page read(KeyRange range, int limit) {
        KeyRange rest = range;
        while (true) {
            Page present = store.read(rest, limit);
            KeyRange covered = present.more() ? upTo(rest, last(present)) : rest;
            List<StoredItem> seen = seen(present, covered);
            if (seen.size() > limit) {
                return new Page(seen.subList(0, limit), true);
            }
            // A page must not be empty while there is more.
            if (!seen.isEmpty() || !present.more()) {
                return new Page(seen, present.more());
            }
            rest = after(rest, last(present));
        }
    }

    private static Bytes last(Page page) {
        return page.items().get(page.items().size() - 1).key();
    }

    private List<StoredItem> seen(Page present, KeyRange covered) {
        var rows = new TreeMap<Bytes, StoredItem>();
        present.items().forEach(row -> rows.put(row.key(), row));
        others.forEach((key, row) -> {
            boolean within = key.compareTo(covered.from()) >= 0
                    && covered.to().filter(end -> key.compareTo(end) >= 0).isEmpty();
            if (within) {
                row.row().ifPresentOrElse(older -> rows.put(key, older), () -> rows.remove(key));
            }
        });
        return new ArrayList<>(
                covered.ascending() ? rows.values() : rows.descendingMap().values());
    }

    /** The part of a range that ends with a key, in the range's direction. */
    private static KeyRange upTo(KeyRange range, Bytes last) {
        return range.ascending()
                ? new KeyRange(range.table(), range.from(), Optional.of(successor(last)), true)
                : new KeyRange(range.table(), last, range.to(), false);
    }

    /** The part of a range that follows a key, in the range's direction. */
    private static KeyRange after(KeyRange range, Bytes last) {
        return range.ascending()
                ? new KeyRange(range.table(), successor(last), range.to(), true)
                : new KeyRange(range.table(), range.from(), Optional.of(last), false);
    }

    private static Bytes successor(Bytes key) {
        return Bytes.wrap(Arrays.copyOf(key.unsafeArray(), key.length() + 1));
    }
}
