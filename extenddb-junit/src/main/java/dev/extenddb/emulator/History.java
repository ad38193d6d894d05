package dev.extenddb.emulator;

import dev.extenddb.item.Bytes;
import dev.extenddb.storage.StoredItem;
import dev.extenddb.storage.TableKey;
import dev.extenddb.storage.TableRef;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;

/**
 * What rows were before their last writes, so that reads can be shown an older state. Keeps of each row what it was before the last write, and older
 * states for as long as anybody may look back. Thread-safe.
 */
final class History {

    private final Duration reach;
    private final Map<TableRef, NavigableMap<Bytes, Deque<Before>>> rows = new ConcurrentHashMap<>();

    /** What a row was, if it was there, until an instant. */
    record Before(Instant until, Optional<StoredItem> row) {}

    /** How to look back. */
    interface Lookback {

        /** What a row was, if it was another than it is. */
        Optional<Before> of(Deque<Before> states);
    }

    /**
     * Nothing yet.
     *
     * @param reach how far anybody looks back, but for the state before the last write
     */
    History(Duration reach) {
        this.reach = reach;
    }

    /** The state before the last write of each row. */
    static Lookback beforeLastWrite() {
        return states -> Optional.of(states.getLast());
    }

    /** The state at an instant. */
    static Lookback at(Instant instant) {
        return states -> states.stream()
                .filter(before -> before.until().isAfter(instant))
                .findFirst();
    }

    /** Takes note of what a row was before a write. */
    void add(TableKey key, Optional<StoredItem> before, Instant now) {
        NavigableMap<Bytes, Deque<Before>> table = rows.computeIfAbsent(key.table(), ref -> new TreeMap<>());
        synchronized (table) {
            Deque<Before> states = table.computeIfAbsent(key.key(), row -> new ArrayDeque<>());
            Instant limit = now.minus(reach);
            Iterator<Before> oldest = states.iterator();
            while (oldest.hasNext() && !oldest.next().until().isAfter(limit)) {
                oldest.remove();
            }
            states.addLast(new Before(now, before));
        }
    }

    /** What a row was, if it was another than it is. */
    Optional<Before> look(TableKey key, Lookback lookback) {
        NavigableMap<Bytes, Deque<Before>> table = rows.get(key.table());
        if (table == null) {
            return Optional.empty();
        }
        synchronized (table) {
            Deque<Before> states = table.get(key.key());
            return states == null ? Optional.empty() : lookback.of(states);
        }
    }

    /** What those rows between two keys were that were others than they are. */
    NavigableMap<Bytes, Before> look(TableRef ref, Bytes from, Optional<Bytes> to, Lookback lookback) {
        var others = new TreeMap<Bytes, Before>();
        NavigableMap<Bytes, Deque<Before>> table = rows.get(ref);
        if (table != null) {
            synchronized (table) {
                NavigableMap<Bytes, Deque<Before>> part = table.tailMap(from, true);
                for (Map.Entry<Bytes, Deque<Before>> row : part.entrySet()) {
                    if (to.filter(end -> row.getKey().compareTo(end) >= 0).isPresent()) {
                        break;
                    }
                    lookback.of(row.getValue()).ifPresent(before -> others.put(row.getKey(), before));
                }
            }
        }
        return others;
    }

    /** Forgets a table or index. */
    void forget(TableRef ref) {
        rows.remove(ref);
    }

    /** Forgets everything: from now on all sees the present. */
    void clear() {
        rows.clear();
    }
}
