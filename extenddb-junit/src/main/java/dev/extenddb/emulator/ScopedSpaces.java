package dev.extenddb.emulator;

import dev.extenddb.item.Bytes;
import dev.extenddb.storage.KeyRange;
import dev.extenddb.storage.Page;
import dev.extenddb.storage.Storage;
import dev.extenddb.storage.StoredItem;
import dev.extenddb.storage.TableKey;
import dev.extenddb.storage.TableRef;
import dev.extenddb.storage.TableSpaces;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Has snapshots know of tables that come, and keep the rows of those that go. Thread-safe. */
final class ScopedSpaces implements TableSpaces {

    private static final int STEP = 500;

    private final Storage storage;
    private final Scopes scopes;
    private final SharedTables shared;

    ScopedSpaces(Storage storage, Scopes scopes, SharedTables shared) {
        this.storage = storage;
        this.scopes = scopes;
        this.shared = shared;
    }

    @Override
    public void create(TableRef table) {
        Optional<Call> call = scopes.current();
        if (call.isEmpty()) {
            shared.add(table);
        } else {
            for (Journal journal : call.get().scope().journals()) {
                journal.noteAdded(table);
            }
        }
        storage.tableSpaces().create(table);
    }

    @Override
    public void drop(TableRef table) {
        keepRows(table);
        storage.tableSpaces().drop(table);
    }

    @Override
    public void quarantine(TableRef table) {
        keepRows(table);
        storage.tableSpaces().quarantine(table);
    }

    private void keepRows(TableRef table) {
        Optional<Call> call = scopes.current();
        if (call.isPresent()) {
            Scope scope = call.get().scope();
            for (Journal journal : scope.journals()) {
                if (!journal.isAdded(table)) {
                    keep(table, journal);
                }
            }
            scope.history().forget(table);
        }
    }

    private void keep(TableRef table, Journal journal) {
        Bytes from = Bytes.EMPTY;
        Page page;
        do {
            page = storage.items().read(new KeyRange(table, from, Optional.empty(), true), STEP);
            for (StoredItem row : page.items()) {
                journal.note(new TableKey(table, row.key()), Optional.of(row));
                from = Bytes.wrap(
                        Arrays.copyOf(row.key().unsafeArray(), row.key().length() + 1));
            }
        } while (page.more());
    }

    @Override
    public List<TableRef> all() {
        return storage.tableSpaces().all();
    }

    @Override
    public Statistics statistics(TableRef table) {
        return storage.tableSpaces().statistics(table);
    }
}
