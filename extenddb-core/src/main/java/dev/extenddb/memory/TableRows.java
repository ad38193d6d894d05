package dev.extenddb.memory;

import dev.extenddb.item.Bytes;
import dev.extenddb.storage.Image;
import dev.extenddb.storage.KeyRange;
import dev.extenddb.storage.Page;
import dev.extenddb.storage.StoredItem;
import dev.extenddb.storage.TableSpaces.Statistics;
import java.util.ArrayList;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;

/** The rows of one table or index in the order of their keys. Not thread-safe. */
final class TableRows {

    private final NavigableMap<Bytes, StoredItem> byKey = new TreeMap<>();
    private long sizeBytes;

    Optional<StoredItem> get(Bytes key) {
        return Optional.ofNullable(byKey.get(key));
    }

    void put(Bytes key, Image image) {
        forget(byKey.put(key, new StoredItem(key, image.json(), image.size(), image.version())));
        sizeBytes += image.size();
    }

    void remove(Bytes key) {
        forget(byKey.remove(key));
    }

    private void forget(StoredItem replaced) {
        sizeBytes -= replaced == null ? 0 : replaced.size();
    }

    Page read(KeyRange range, int limit) {
        var rows = range(range);
        var ordered = range.ascending() ? rows : rows.descendingMap();
        // No stream and no size(): to count a part of a map is to walk through it.
        var items = new ArrayList<StoredItem>();
        for (StoredItem item : ordered.values()) {
            if (items.size() == limit) {
                return new Page(items, true);
            }
            items.add(item);
        }
        return new Page(items, false);
    }

    long size(KeyRange range) {
        return range(range).values().stream().mapToLong(StoredItem::size).sum();
    }

    private NavigableMap<Bytes, StoredItem> range(KeyRange range) {
        Bytes from = range.from();
        if (range.to().isEmpty()) {
            return byKey.tailMap(from, true);
        }
        Bytes to = range.to().get();
        return byKey.subMap(from, true, to.compareTo(from) < 0 ? from : to, false);
    }

    boolean isEmpty() {
        return byKey.isEmpty();
    }

    Statistics statistics() {
        return new Statistics(byKey.size(), sizeBytes);
    }
}
