package dev.extenddb.operation;

import dev.extenddb.dataplane.DataPlane;
import dev.extenddb.dataplane.ItemWrite;
import dev.extenddb.item.Bytes;
import dev.extenddb.storage.CatalogEntry;
import dev.extenddb.storage.CatalogStore;
import dev.extenddb.storage.KeyRange;
import dev.extenddb.storage.Page;
import dev.extenddb.storage.StoredItem;
import dev.extenddb.table.Expiry;
import dev.extenddb.table.Table;
import dev.extenddb.table.TableAddress;
import dev.extenddb.table.TableCatalog;
import dev.extenddb.table.TableRegistry;
import java.time.Instant;
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

    private final TableRegistry registry;
    private final TableCatalog tables;
    private final DataPlane items;

    ExpiringTables(CatalogStore catalog, TableCatalog tables, DataPlane items) {
        this.registry = new TableRegistry(catalog, "time-to-live");
        this.tables = tables;
        this.items = items;
    }

    /** Remembers a table. */
    void add(TableAddress table) {
        boolean unused = registry.add(table, new byte[0]);
    }

    /** Deletes all items that are due. */
    void sweep() {
        for (CatalogEntry entry : registry.all()) {
            sweep(entry);
        }
    }

    /** Deletes all items that are due of one account's tables. */
    void sweep(String account) {
        for (CatalogEntry entry : registry.of(account)) {
            sweep(entry);
        }
    }

    /** When the first item of an account's tables expires that has not been deleted. */
    Optional<Instant> next(String account) {
        return registry.of(account).stream()
                .flatMap(entry -> tables.find(TableRegistry.addressOf(entry)).stream())
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

    private void sweep(CatalogEntry entry) {
        Optional<Table> table = tables.find(TableRegistry.addressOf(entry));
        if (table.isEmpty()) {
            registry.remove(entry);
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
}
