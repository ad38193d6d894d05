package dev.extenddb.table;

import dev.extenddb.storage.CatalogEntry;
import dev.extenddb.storage.CatalogKey;
import dev.extenddb.storage.CatalogStore;
import java.util.ArrayList;
import java.util.List;

/**
 * Tables of all accounts and regions that something is to be done about now and then. Who does it removes those that are no more.
 * Thread-safe.
 */
public final class TableRegistry {

    private static final String NOBODY = "";
    private static final String SEPARATOR = "/";
    private static final int PAGE = 100;

    private final CatalogStore catalog;
    private final String kind;

    /**
     * A registry in a database.
     *
     * @param kind tells it from others
     */
    public TableRegistry(CatalogStore catalog, String kind) {
        this.catalog = catalog;
        this.kind = kind;
    }

    /** Adds a table, with something to remember; returns false if it is there already. */
    public boolean add(TableAddress table, byte[] document) {
        return catalog.create(keyOf(table), document);
    }

    /** All tables, in order. */
    public List<CatalogEntry> all() {
        return startingWith("");
    }

    /** One account's tables, in order. */
    public List<CatalogEntry> of(String account) {
        return startingWith(account + SEPARATOR);
    }

    private List<CatalogEntry> startingWith(String prefix) {
        var entries = new ArrayList<CatalogEntry>();
        String after = prefix;
        int before;
        do {
            before = entries.size();
            for (CatalogEntry entry : catalog.list(NOBODY, NOBODY, kind, after, PAGE)) {
                if (entry.key().name().startsWith(prefix)) {
                    entries.add(entry);
                    after = entry.key().name();
                }
            }
        } while (entries.size() - before == PAGE);
        return entries;
    }

    /** Which table an entry is of. */
    public static TableAddress addressOf(CatalogEntry entry) {
        String[] parts = entry.key().name().split(SEPARATOR, 3);
        return new TableAddress(parts[0], parts[1], parts[2]);
    }

    /** Removes a table, unless its entry is another one by now. */
    public void remove(CatalogEntry entry) {
        catalog.remove(entry.key(), entry.version());
    }

    /** Removes a table. */
    public void remove(TableAddress table) {
        catalog.find(keyOf(table)).ifPresent(this::remove);
    }

    private CatalogKey keyOf(TableAddress table) {
        return new CatalogKey(
                NOBODY, NOBODY, kind, String.join(SEPARATOR, table.account(), table.region(), table.name()));
    }
}
