package dev.extenddb.verify;

import dev.extenddb.item.Bytes;
import dev.extenddb.storage.ItemStore;
import dev.extenddb.storage.Storage;
import dev.extenddb.storage.TableRef;
import dev.extenddb.stream.LogCheck;
import dev.extenddb.table.Table;
import dev.extenddb.table.TableCatalog;
import dev.extenddb.table.TableDefinition;
import dev.extenddb.verify.Finding.Kind;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** Compares everything in a database that follows from something else. It needs little memory, however large the tables are. */
public final class ConsistencyCheck {

    private static final int PAGE = 100;
    private static final int MOST_ATTEMPTS = 3;

    private final Storage storage;
    private final TableCatalog tables;
    private final InstantSource clock;

    /** A check of a database. */
    public ConsistencyCheck(Storage storage, InstantSource clock) {
        this.storage = storage;
        this.clock = clock;
        this.tables = new TableCatalog(storage, clock, table -> {});
    }

    /**
     * What was looked at.
     *
     * @param tables the number of tables
     * @param items the number of their items
     * @param rows the number of rows of indexes and of expiry
     * @param changes the number of records in streams, and of those that tables are restored from
     * @param findings the number of findings
     */
    public record Summary(long tables, long items, long rows, long changes, long findings) {

        static final Summary NOTHING = new Summary(0, 0, 0, 0, 0);

        Summary plus(Summary other) {
            return new Summary(
                    tables + other.tables,
                    items + other.items,
                    rows + other.rows,
                    changes + other.changes,
                    findings + other.findings);
        }
    }

    /**
     * Looks at all tables of all accounts and regions.
     *
     * @param findings is told of everything that is wrong
     * @throws dev.extenddb.storage.StorageException if the database fails
     */
    public Summary run(Consumer<Finding> findings) {
        Summary summary = Summary.NOTHING;
        Optional<TableDefinition> last = Optional.empty();
        List<TableDefinition> page;
        do {
            page = tables.storedAfter(last, PAGE);
            for (TableDefinition definition : page) {
                summary = summary.plus(check(definition, findings));
                last = Optional.of(definition);
            }
        } while (page.size() == PAGE);
        return summary;
    }

    /** A table that is changed or dropped meanwhile is looked at again: what seemed to be wrong with it may be nothing. */
    private Summary check(TableDefinition listed, Consumer<Finding> findings) {
        TableDefinition definition = listed;
        for (int attempt = 1; ; attempt++) {
            if (definition.isGone(clock.instant())) {
                return Summary.NOTHING;
            }
            var found = new ArrayList<Finding>();
            Summary summary = check(new Table(definition), found);
            Optional<TableDefinition> now = tables.stored(listed.address());
            if (now.equals(Optional.of(definition)) || found.isEmpty() || attempt == MOST_ATTEMPTS) {
                found.forEach(findings);
                return summary;
            }
            if (now.isEmpty()) {
                return Summary.NOTHING;
            }
            definition = now.get();
        }
    }

    private Summary check(Table table, List<Finding> found) {
        ItemStore store = storage.items();
        String arn = table.definition().identity().arn();
        List<DerivedCheck> checks = Derived.of(table).stream()
                .map(derived -> new DerivedCheck(
                        store,
                        table.ref(),
                        derived,
                        (kind, key) -> found.add(new Finding(arn, derived.name(), kind, hex(key)))))
                .toList();
        var items = new long[1];
        Rows.forEachPage(store, table.ref(), page -> {
            items[0] += page.size();
            checks.forEach(check -> check.checkItems(page));
        });
        long rows = checks.stream().mapToLong(DerivedCheck::checkRows).sum();
        long changes = table.streamLog()
                        .map(log -> checkLog(table.ref(), log, "stream", arn, found))
                        .orElse(0L)
                + table.recoveryLog()
                        .map(log -> checkLog(table.ref(), log, "recovery", arn, found))
                        .orElse(0L);
        return new Summary(1, items[0], rows, changes, found.size());
    }

    private long checkLog(TableRef base, TableRef log, String name, String arn, List<Finding> found) {
        return new LogCheck(storage.items(), base, log)
                .run(key -> found.add(new Finding(arn, name, Kind.BROKEN, hex(key))));
    }

    private static String hex(Bytes key) {
        return HexFormat.of().formatHex(key.toArray());
    }
}
