package dev.extenddb.memory;

import dev.extenddb.storage.TableRef;
import dev.extenddb.storage.TableSpaces;
import java.util.List;

/** Room for rows, which needs no preparation. Thread-safe. */
final class MemorySpaces implements TableSpaces {

    private final Rows rows;

    MemorySpaces(Rows rows) {
        this.rows = rows;
    }

    /** Does nothing: there is room as soon as there is a row. */
    @Override
    public void create(TableRef table) {}

    @Override
    public void drop(TableRef table) {
        rows.drop(table);
    }

    @Override
    public List<TableRef> all() {
        return rows.withRows();
    }

    @Override
    public void quarantine(TableRef table) {
        rows.quarantine(table);
    }

    @Override
    public Statistics statistics(TableRef table) {
        return rows.reading(() -> rows.of(table).statistics());
    }
}
