package dev.extenddb.storage.postgres;

import dev.extenddb.storage.Change;
import dev.extenddb.storage.Change.Check;
import dev.extenddb.storage.Change.Put;
import dev.extenddb.storage.ConflictException;
import dev.extenddb.storage.Expected;
import dev.extenddb.storage.sql.Database;
import dev.extenddb.storage.sql.RowStep;
import dev.extenddb.storage.sql.RowSteps;
import dev.extenddb.storage.sql.RowWrite;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.util.List;

/**
 * An item and its index rows in one statement: each row is a data-modifying common table expression.
 *
 * <p>Three things make that right. Index rows are written only if the item's expression returned a row, so a conflict changes nothing. Each
 * expression asks how many rows the one before it returned, which forces the server to run them in lock order. And all of them see the snapshot
 * from before the statement, in which a row that a concurrent commit has just added is not there to be removed: but an item that is
 * still in the version expected, or still absent, has the index rows that belonged to it when it was read, before that snapshot. An unconditional
 * change knows nothing of the sort, and takes another way.
 */
final class ChainedCommit {

    private final Database database;
    private final SeparateTables tables;
    private final RowSteps steps;

    ChainedCommit(Database database, SeparateTables tables) {
        this.database = database;
        this.tables = tables;
        this.steps = new RowSteps(tables);
    }

    /** Whether a change, which does the given writes, can be committed in this way: its item must come first in lock order. */
    static boolean canCommit(Change change, List<RowWrite> writes) {
        boolean writesItem = !(change.effect() instanceof Check) && !RowSteps.expectsAbsence(writes.get(0));
        boolean itemFirst = writes.get(0).table().equals(change.table())
                && writes.get(0).key().equals(change.key());
        return writesItem && itemFirst && !(change.expected() instanceof Expected.Any);
    }

    void commit(List<RowWrite> writes) {
        List<RowStep> rows =
                writes.stream().map(write -> steps.alone(write).get(0)).toList();
        String text = text(writes, rows.get(0).sql());
        database.tryWrite(session -> {
            PreparedStatement statement = session.prepare(text);
            int parameter = 1;
            for (RowStep row : rows) {
                parameter = row.parameters().set(statement, parameter);
            }
            try (ResultSet count = statement.executeQuery()) {
                count.next();
                if (count.getLong(1) == 0) {
                    throw new ConflictException(0);
                }
            }
            return null;
        });
    }

    private String text(List<RowWrite> writes, String item) {
        var text = new StringBuilder("with row_0 as (").append(item).append(" returning 1)");
        for (int i = 1; i < writes.size(); i++) {
            text.append(", row_").append(i).append(" as (");
            appendIndexRow(text, writes.get(i), i - 1);
            text.append(" returning 1)");
        }
        return text.append(" select count(*) from row_0").toString();
    }

    /** The parameters are those of the plain statements: key and image, or key. */
    private void appendIndexRow(StringBuilder text, RowWrite write, int previous) {
        String table = tables.name(write.table());
        String gate = "(select count(*) from row_0) = 1 and (select count(*) from row_" + previous + ") >= 0";
        if (write.effect() instanceof Put) {
            text.append("insert into ")
                    .append(table)
                    .append(" (key, item, size, version) select ?, ?, ?, ? where ")
                    .append(gate)
                    .append(BulkText.ON_CONFLICT_REPLACE);
        } else {
            text.append("delete from ")
                    .append(table)
                    .append(" where key = ? and ")
                    .append(gate);
        }
    }
}
