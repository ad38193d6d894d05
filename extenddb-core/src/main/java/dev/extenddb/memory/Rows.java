package dev.extenddb.memory;

import dev.extenddb.storage.TableRef;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Supplier;

/** The rows of all tables, read by many at a time and changed by one, so that nobody sees a change in part. Thread-safe. */
final class Rows {

    private static final TableRows NONE = new TableRows();

    private final ReadWriteLock lock = new ReentrantReadWriteLock();
    private final Map<TableRef, TableRows> tables = new HashMap<>();
    private final Map<TableRef, TableRows> quarantined = new HashMap<>();

    /** Does some work that changes nothing. */
    <T> T reading(Supplier<T> work) {
        lock.readLock().lock();
        try {
            return work.get();
        } finally {
            lock.readLock().unlock();
        }
    }

    /** Does some work that may change rows. */
    <T> T writing(Supplier<T> work) {
        lock.writeLock().lock();
        try {
            return work.get();
        } finally {
            lock.writeLock().unlock();
        }
    }

    /** A table's rows, to be read within {@link #reading} or {@link #writing}. */
    TableRows of(TableRef table) {
        return tables.getOrDefault(table, NONE);
    }

    /** A table's rows, to be changed within {@link #writing}. */
    TableRows ofToChange(TableRef table) {
        TableRows known = tables.get(table);
        if (known != null) {
            return known;
        }
        var rows = new TableRows();
        tables.put(table, rows);
        return rows;
    }

    void drop(TableRef table) {
        writing(() -> tables.remove(table));
    }

    void quarantine(TableRef table) {
        writing(() -> Optional.ofNullable(tables.remove(table)).map(taken -> quarantined.put(table, taken)));
    }

    List<TableRef> withRows() {
        return reading(() -> tables.entrySet().stream()
                .filter(table -> !table.getValue().isEmpty())
                .map(Map.Entry::getKey)
                .sorted(Comparator.comparingLong(TableRef::id))
                .toList());
    }
}
