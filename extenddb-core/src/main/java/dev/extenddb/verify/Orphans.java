package dev.extenddb.verify;

import dev.extenddb.dataplane.IndexQueue;
import dev.extenddb.storage.Storage;
import dev.extenddb.storage.TableRef;
import dev.extenddb.stream.StreamCatalog;
import dev.extenddb.table.RunningRestore;
import dev.extenddb.table.RunningRestores;
import dev.extenddb.table.TableCatalog;
import dev.extenddb.table.TableDefinition;
import dev.extenddb.table.TableStream;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Tables of rows that nothing in the catalog names, as a process leaves behind that ends while it creates or removes a table. */
public final class Orphans {

    /** The engine's own tables have smaller ids than those of clients. */
    private static final long FIRST_OF_CLIENTS = 1L << 32;

    private static final int PAGE = 100;

    private final Storage storage;
    private final TableCatalog tables;

    /** Those of a database. */
    public Orphans(Storage storage, InstantSource clock) {
        this.storage = storage;
        this.tables = new TableCatalog(storage, clock, table -> {});
    }

    /**
     * Finds them. While servers run, a table that is being created is among them for a moment: an orphan is what is found twice, a while
     * apart.
     */
    public List<TableRef> find() {
        // First the rows, then the names: what is created in between is not missed then.
        var rows = new ArrayList<>(storage.tableSpaces().all());
        Set<TableRef> named = named();
        rows.removeIf(ref -> ref.id() < FIRST_OF_CLIENTS || IndexQueue.isIn(ref) || named.contains(ref));
        return rows;
    }

    private Set<TableRef> named() {
        Set<TableRef> named = new HashSet<>(StreamCatalog.allRefs(storage.catalog()));
        Optional<TableDefinition> last = Optional.empty();
        List<TableDefinition> page;
        do {
            page = tables.storedAfter(last, PAGE);
            for (TableDefinition table : page) {
                named.addAll(table.refs());
                table.stream().map(TableStream::ref).ifPresent(named::add);
                last = Optional.of(table);
            }
        } while (page.size() == PAGE);
        for (RunningRestore restore : new RunningRestores(storage.catalog()).all()) {
            named.add(restore.sourceRef());
            named.add(restore.log());
        }
        return named;
    }

    /** Puts one out of the way. Nothing is lost. */
    public void quarantine(TableRef orphan) {
        storage.tableSpaces().quarantine(orphan);
    }
}
