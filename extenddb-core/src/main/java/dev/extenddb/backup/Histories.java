package dev.extenddb.backup;

import dev.extenddb.dataplane.DataPlane;
import dev.extenddb.storage.CatalogEntry;
import dev.extenddb.storage.CatalogStore;
import dev.extenddb.storage.TableRef;
import dev.extenddb.stream.ChangeLog;
import dev.extenddb.stream.LogHead;
import dev.extenddb.stream.LogKeeper;
import dev.extenddb.table.PointInTimeRecovery;
import dev.extenddb.table.RunningRestore;
import dev.extenddb.table.RunningRestores;
import dev.extenddb.table.Table;
import dev.extenddb.table.TableAddress;
import dev.extenddb.table.TableCatalog;
import dev.extenddb.table.TableDefinition;
import dev.extenddb.table.TableRegistry;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * The histories of tables, of all accounts and regions: puts in order what was recorded, trims what is too old, removes what was given up.
 * What a restore needs stays until it has ended. Thread-safe; calls wait for the store.
 */
public final class Histories {

    private final TableRegistry registry;
    private final RunningRestores restores;
    private final TableCatalog tables;
    private final DataPlane items;
    private final LogKeeper keeper;
    private final Duration lateWrites;

    /**
     * The histories in one database.
     *
     * @param restores those that go on
     * @param lateWrites how long writes may go on that do not know yet that a history began or was given up
     */
    public Histories(
            CatalogStore catalog,
            RunningRestores restores,
            TableCatalog tables,
            DataPlane items,
            LogKeeper keeper,
            Duration lateWrites) {
        this.registry = new TableRegistry(catalog, "point-in-time-recovery");
        this.restores = restores;
        this.tables = tables;
        this.items = items;
        this.keeper = keeper;
        this.lateWrites = lateWrites;
    }

    /** Remembers a table that is to get a history. */
    public void add(TableAddress table) {
        boolean unused = registry.add(table, new byte[0]);
    }

    /** From when on a history has all changes whose recording everybody in this process knows of now. */
    public Instant beginning() {
        return tables.now().plus(lateWrites);
    }

    /** Looks after all histories. */
    public void maintain() {
        for (CatalogEntry entry : registry.all()) {
            maintain(entry);
        }
    }

    /** Looks after the histories of one account. */
    public void maintain(String account) {
        for (CatalogEntry entry : registry.of(account)) {
            maintain(entry);
        }
    }

    private void maintain(CatalogEntry entry) {
        TableAddress address = TableRegistry.addressOf(entry);
        // As the database has it: the rows of a table that somebody else has just deleted are not there any more.
        Optional<TableDefinition> table = tables.find(address).flatMap(found -> tables.stored(address));
        if (table.isEmpty()) {
            registry.remove(entry);
            return;
        }
        Optional<PointInTimeRecovery> history = table.get().recovery().pointInTime();
        if (history.filter(PointInTimeRecovery::recording).isPresent()) {
            LogHead unused = keeper.complete(log(history.get()));
        }
        if (history.isPresent() && !history.get().enabled()) {
            stop(address);
            items.awaitWritesUnderWay();
            drop(address);
        }
    }

    private ChangeLog log(PointInTimeRecovery history) {
        Instant trimmedTo = restores.all().stream()
                .filter(restore -> restore.reads(history.ref()))
                .map(restore -> restore.instant().minus(Restoration.LONGEST_COMMIT))
                .reduce(history.keptFrom(tables.now()), (one, other) -> one.isBefore(other) ? one : other);
        return log(history.ref().id(), history.since(), trimmedTo);
    }

    private static ChangeLog log(long id, Instant since, Instant trimmedTo) {
        return new ChangeLog(new TableRef(id), since, 1, Optional.empty(), trimmedTo, false);
    }

    /** Brings the history up to date that a restore reads, though its table may be gone. */
    LogHead complete(RunningRestore restore) {
        return keeper.complete(log(restore.log().id(), restore.since(), Instant.EPOCH));
    }

    /** Has no more changes recorded of a table whose history was given up, unless a restore needs them. */
    public void stop(TableAddress table) {
        Instant now = tables.now();
        change(table, history -> {
            boolean stops = !history.enabled() && history.recording() && !restores.read(history.ref());
            return stops ? history.stopped(now) : history;
        });
    }

    /** Removes the history of a table that gets no more records. */
    public void drop(TableAddress table) {
        Optional<PointInTimeRecovery> stopped = of(table).filter(this::isSettled);
        if (stopped.isPresent()) {
            Table changed = tables.update(
                    table,
                    current -> current.recovery().pointInTime().equals(stopped)
                            ? current.withHistory(Optional.empty())
                            : current);
            if (changed.definition().recovery().pointInTime().isEmpty()) {
                tables.dropRows(stopped.get().ref());
            }
        }
    }

    /** Whether nobody records any more, and nobody reads what was. */
    private boolean isSettled(PointInTimeRecovery history) {
        return !history.recording()
                && !tables.now().isBefore(history.disabledAt().orElseThrow().plus(lateWrites))
                && !restores.read(history.ref());
    }

    private void change(TableAddress table, UnaryOperator<PointInTimeRecovery> change) {
        Optional<PointInTimeRecovery> present = of(table);
        if (!present.map(change).equals(present)) {
            Table unused = tables.update(
                    table,
                    current ->
                            current.withHistory(current.recovery().pointInTime().map(change)));
        }
    }

    private Optional<PointInTimeRecovery> of(TableAddress table) {
        return tables.present(table)
                .flatMap(found -> found.definition().recovery().pointInTime());
    }

    /** Takes note that a restore has ended; removes what was kept for it alone. */
    public void release(RunningRestore restore) {
        restores.remove(restore);
        Optional<TableDefinition> source = tables.stored(restore.source());
        for (TableRef ref : List.of(restore.sourceRef(), restore.log())) {
            boolean owned = source.filter(table -> table.refs().contains(ref)).isPresent();
            if (!owned && !restores.read(ref)) {
                tables.dropRows(ref);
            }
        }
        if (source.isPresent()) {
            stop(restore.source());
        }
    }
}
