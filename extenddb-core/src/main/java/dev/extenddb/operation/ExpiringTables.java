package dev.extenddb.operation;

import dev.extenddb.dataplane.DataPlane;
import dev.extenddb.dataplane.ItemWrite;
import dev.extenddb.item.Bytes;
import dev.extenddb.storage.CatalogEntry;
import dev.extenddb.storage.CatalogKey;
import dev.extenddb.storage.CatalogStore;
import dev.extenddb.storage.KeyRange;
import dev.extenddb.storage.Page;
import dev.extenddb.storage.StoredItem;
import dev.extenddb.table.Expiry;
import dev.extenddb.table.Table;
import dev.extenddb.table.TableAddress;
import dev.extenddb.table.TableCatalog;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * The tables whose items expire, of all accounts and regions, and the sweep that deletes those items: by a range of the rows that sort them,
 * in steps of a fixed size. One process sweeps at a time; and whoever deletes an item first wins, so several nodes do no harm. Thread-safe.
 */
final class ExpiringTables {

    /** How many items are deleted at a time. */
    private static final int STEP = 128;

    private static final String NOBODY = "";
    private static final String KIND = "time-to-live";
    private static final String SEPARATOR = "/";
    private static final int PAGE = 100;

    private final CatalogStore catalog;
    private final TableCatalog tables;
    private final DataPlane items;

    ExpiringTables(CatalogStore catalog, TableCatalog tables, DataPlane items) {
        this.catalog = catalog;
        this.tables = tables;
        this.items = items;
    }

    /** Remembers a table. */
    void add(TableAddress table) {
        catalog.create(keyOf(table), new byte[0]);
    }

    /** Deletes all items that are due. */
    void sweep() {
        String after = "";
        while (true) {
            List<CatalogEntry> entries = catalog.list(NOBODY, NOBODY, KIND, after, PAGE);
            entries.forEach(this::sweep);
            if (entries.size() < PAGE) {
                return;
            }
            after = entries.get(entries.size() - 1).key().name();
        }
    }

    /** Deletes all items that are due of one account's tables. */
    void sweep(String account) {
        tablesOf(account).forEach(this::sweep);
    }

    /** When the first item of an account's tables expires that has not been deleted. */
    Optional<Instant> next(String account) {
        return tablesOf(account).stream()
                .flatMap(entry -> tables.find(addressOf(entry.key())).stream())
                .flatMap(table -> table.expiry().stream())
                .flatMap(expiry -> first(expiry).stream())
                .min(Comparator.naturalOrder());
    }

    private Optional<Instant> first(Expiry expiry) {
        Page page = items.reading(store -> store.read(expiry.from(tables.now()), 1))
                .toCompletableFuture()
                .join();
        return page.items().stream().map(row -> Expiry.instant(row.key())).findFirst();
    }

    private List<CatalogEntry> tablesOf(String account) {
        var entries = new ArrayList<CatalogEntry>();
        String prefix = account + SEPARATOR;
        String after = prefix;
        List<CatalogEntry> page;
        do {
            page = catalog.list(NOBODY, NOBODY, KIND, after, PAGE).stream()
                    .filter(entry -> entry.key().name().startsWith(prefix))
                    .toList();
            entries.addAll(page);
            after = page.isEmpty() ? after : page.get(page.size() - 1).key().name();
        } while (page.size() == PAGE);
        return entries;
    }

    private void sweep(CatalogEntry entry) {
        Optional<Table> table = tables.find(addressOf(entry.key()));
        if (table.isEmpty()) {
            catalog.remove(entry.key(), entry.version());
            return;
        }
        table.get().expiry().ifPresent(expiry -> sweep(table.get(), expiry, tables.now()));
    }

    private void sweep(Table table, Expiry expiry, Instant now) {
        KeyRange range = expiry.due(now);
        while (true) {
            KeyRange next = range;
            Page page = items.reading(store -> store.read(next, STEP))
                    .toCompletableFuture()
                    .join();
            if (!page.items().isEmpty()) {
                delete(table, expiry, page.items(), now);
            }
            if (!page.more()) {
                return;
            }
            Bytes last = page.items().get(page.items().size() - 1).key();
            range = KeyRanges.after(range, last);
        }
    }

    private void delete(Table table, Expiry expiry, List<StoredItem> rows, Instant now) {
        List<ItemWrite> deletions = rows.stream()
                .map(row -> deletion(table, expiry, Expiry.itemKey(row.key()), now))
                .toList();
        items.writeEach(deletions).toCompletableFuture().join();
    }

    /** The deletion of an item, if it is still due by then. */
    private static ItemWrite deletion(Table table, Expiry expiry, Bytes key, Instant now) {
        return new ItemWrite(
                        table,
                        key,
                        true,
                        current ->
                                current.filter(item -> expiry.isDue(item, now)).isPresent()
                                        ? new ItemWrite.Delete()
                                        : new ItemWrite.Keep())
                .asService();
    }

    private static CatalogKey keyOf(TableAddress table) {
        return new CatalogKey(
                NOBODY, NOBODY, KIND, String.join(SEPARATOR, table.account(), table.region(), table.name()));
    }

    private static TableAddress addressOf(CatalogKey key) {
        String[] parts = key.name().split(SEPARATOR, 3);
        return new TableAddress(parts[0], parts[1], parts[2]);
    }
}
