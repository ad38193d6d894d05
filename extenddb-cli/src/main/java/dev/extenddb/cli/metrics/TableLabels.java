package dev.extenddb.cli.metrics;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

/**
 * The tables that are counted one by one. There is room for so many: each has dozens of time series, and whoever may send requests may invent
 * names. Looking a table up allocates nothing. Thread-safe.
 */
final class TableLabels {

    static final int ROOM = 1_000;

    private final Map<String, Map<String, TableLabel>> byAccount = new ConcurrentHashMap<>();
    private final AtomicInteger size = new AtomicInteger();
    private final List<Consumer<TableLabel>> listeners = new CopyOnWriteArrayList<>();

    /** Tells somebody of tables that are no longer counted, so that their series end. */
    void whenRemoved(Consumer<TableLabel> listener) {
        listeners.add(listener);
    }

    /** The label of a table that may not exist: that of all others unless it is known. No table has an empty name. */
    TableLabel find(String account, String table) {
        if (table.isEmpty()) {
            return TableLabel.NONE;
        }
        Map<String, TableLabel> labels = byAccount.get(account);
        TableLabel label = labels == null ? null : labels.get(table);
        return label == null ? TableLabel.OTHER : label;
    }

    /** The label of a table that exists; that of all others if there is no more room. */
    TableLabel of(String account, String table) {
        TableLabel label = find(account, table);
        return label.equals(TableLabel.OTHER) ? add(account, table) : label;
    }

    private TableLabel add(String account, String table) {
        if (size.get() >= ROOM) {
            return TableLabel.OTHER;
        }
        return byAccount
                .computeIfAbsent(account, a -> new ConcurrentHashMap<>())
                .computeIfAbsent(table, t -> {
                    size.incrementAndGet();
                    return new TableLabel(account, t);
                });
    }

    /** Makes room for another table. */
    void remove(TableLabel label) {
        Map<String, TableLabel> labels = byAccount.get(label.account());
        if (labels != null && labels.remove(label.table()) != null) {
            size.decrementAndGet();
            listeners.forEach(listener -> listener.accept(label));
        }
    }
}
