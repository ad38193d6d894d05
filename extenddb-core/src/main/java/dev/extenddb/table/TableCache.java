package dev.extenddb.table;

import dev.extenddb.storage.CatalogEntry;
import dev.extenddb.storage.CatalogKey;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLongArray;

/**
 * Keeps compiled tables. What was read before a change of a table is never kept after it: who reads the catalog says which changes had happened when it
 * began. Thread-safe.
 */
final class TableCache {

    private static final int STRIPES = 64;

    private final Map<CatalogKey, Known> tables = new ConcurrentHashMap<>();
    private final AtomicLongArray changes = new AtomicLongArray(STRIPES);

    /**
     * A table as it was read.
     *
     * @param version the version of its document, negative if nobody knows it
     */
    record Known(Table table, long version, long readAtNanos) {

        private static final long NOT_KNOWN = -1;
    }

    Optional<Known> find(CatalogKey key) {
        return Optional.ofNullable(tables.get(key));
    }

    /** How many changes of the table there were, and perhaps of others: to be asked before the catalog is. */
    long changes(CatalogKey key) {
        return changes.get(stripe(key));
    }

    /** Keeps a table that was read, unless it was changed since. */
    Known read(CatalogEntry entry, long changesBefore) {
        CatalogKey key = entry.key();
        Table table = find(key)
                .filter(known -> known.version() == entry.version())
                .map(Known::table)
                .orElseGet(() -> new Table(TableDocument.decode(key, entry.document())));
        return keep(key, new Known(table, entry.version(), System.nanoTime()), changesBefore);
    }

    /** Keeps a table that was created, unless it was changed since. */
    void created(Table table, long changesBefore) {
        CatalogKey key = table.definition().catalogKey();
        Known unused = keep(key, new Known(table, Known.NOT_KNOWN, System.nanoTime()), changesBefore);
    }

    private Known keep(CatalogKey key, Known fresh, long changesBefore) {
        tables.compute(key, (same, present) -> changes(key) == changesBefore ? fresh : present);
        return fresh;
    }

    /** Forgets a table that was looked for and is not there, unless it was changed since. */
    void missing(CatalogKey key, long changesBefore) {
        tables.computeIfPresent(key, (same, present) -> changes(key) == changesBefore ? null : present);
    }

    /** Forgets a table, because it was changed. */
    void changed(CatalogKey key) {
        changes.incrementAndGet(stripe(key));
        tables.remove(key);
    }

    /** Forgets the tables of an account in a region. */
    void changed(String account, String region) {
        for (int stripe = 0; stripe < STRIPES; stripe++) {
            changes.incrementAndGet(stripe);
        }
        tables.keySet()
                .removeIf(key -> key.account().equals(account) && key.region().equals(region));
    }

    private static int stripe(CatalogKey key) {
        return Math.floorMod(key.hashCode(), STRIPES);
    }
}
