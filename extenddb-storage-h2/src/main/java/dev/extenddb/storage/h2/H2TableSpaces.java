package dev.extenddb.storage.h2;

import static org.jooq.impl.DSL.coalesce;
import static org.jooq.impl.DSL.count;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.sum;

import dev.extenddb.storage.TableRef;
import dev.extenddb.storage.TableSpaces;
import dev.extenddb.storage.sql.Database;
import dev.extenddb.storage.sql.RowTable;
import java.math.BigDecimal;
import org.jooq.Condition;

/** Tables as ranges of rows in the one SQL table. */
final class H2TableSpaces implements TableSpaces {

    /** Bounds how much one statement undoes or holds locked; large enough that the statement itself costs nothing. */
    private static final int ROWS_AT_ONCE = 1000;

    /** jOOQ's own DELETE with a limit joins the table to itself here, which takes a hundred times as long. */
    private static final String DELETE_SOME = "delete from {0} where {1} fetch first {2} rows only";

    private final Database database;
    private final RowTable rows;

    H2TableSpaces(Database database, RowTable rows) {
        this.database = database;
        this.rows = rows;
    }

    @Override
    public void create(TableRef table) {
        // A range of keys needs no room made for it.
    }

    @Override
    public void drop(TableRef table) {
        int removed;
        do {
            removed = database.query(sql -> sql.execute(DELETE_SOME, rows.table(), isIn(table), inline(ROWS_AT_ONCE)));
        } while (removed == ROWS_AT_ONCE);
    }

    @Override
    public Statistics statistics(TableRef table) {
        return database.query(sql -> sql.select(count(), coalesce(sum(rows.size()), inline(BigDecimal.ZERO)))
                .from(rows.table())
                .where(isIn(table))
                .fetchSingle(row -> new Statistics(row.value1(), row.value2().longValueExact())));
    }

    private Condition isIn(TableRef table) {
        return rows.key().ge(SharedRows.start(table.id())).and(rows.key().lt(SharedRows.end(table.id())));
    }
}
