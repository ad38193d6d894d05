package dev.extenddb.storage.sql;

import dev.extenddb.storage.Change;
import dev.extenddb.storage.ConflictException;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;

/** Commits in the way that every SQL database knows: a change of one row is one statement, all else a transaction, statement by statement. */
public final class TransactionCommitter implements Committer {

    private final Database database;
    private final RowLayout layout;
    private final RowSteps steps;

    /** Commits to a database whose rows lie in the given layout. */
    public TransactionCommitter(Database database, RowLayout layout) {
        this.database = database;
        this.layout = layout;
        this.steps = new RowSteps(layout);
    }

    @Override
    public void commit(List<Change> changes) {
        if (changes.size() == 1 && changes.get(0).indexes().isEmpty()) {
            commitRow(RowWrite.ofItem(changes.get(0), 0));
        } else {
            commitRows(RowWrite.inLockOrder(changes));
        }
    }

    /** Commits a write of a single row in one statement, without a transaction around it. */
    public void commitRow(RowWrite write) {
        database.tryWrite(session -> {
            if (RowSteps.expectsAbsence(write)) {
                requireAbsent(session, write);
            } else {
                runAll(session, steps.alone(write));
            }
            return null;
        });
    }

    private void commitRows(List<RowWrite> writes) {
        database.transact(session -> {
            for (RowWrite write : writes) {
                runAll(session, steps.inTransaction(write));
            }
            return null;
        });
    }

    private static void runAll(Session session, List<RowStep> steps) throws SQLException {
        for (RowStep step : steps) {
            if (!found(session, step)) {
                throw new ConflictException(step.position());
            }
        }
    }

    private static boolean found(Session session, RowStep step) throws SQLException {
        try {
            return step.run(session) || !step.mustHit();
        } catch (SQLException e) {
            if (SqlFailures.isDuplicateKey(e) || SqlFailures.isConflict(e)) {
                return false;
            }
            throw e;
        }
    }

    private void requireAbsent(Session session, RowWrite write) throws SQLException {
        PreparedStatement find =
                session.prepare(layout.statements(write.table()).find());
        find.setBytes(1, layout.rowKey(write.table(), write.key()));
        try (ResultSet rows = find.executeQuery()) {
            if (rows.next()) {
                throw new ConflictException(write.position());
            }
        }
    }
}
