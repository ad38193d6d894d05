package dev.extenddb.storage.postgres;

import dev.extenddb.storage.ConflictException;
import dev.extenddb.storage.sql.Database;
import dev.extenddb.storage.sql.RowStep;
import dev.extenddb.storage.sql.RowSteps;
import dev.extenddb.storage.sql.RowWrite;
import dev.extenddb.storage.sql.Session;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A transaction in two round trips: the driver sends statements that are joined by semicolons together with the BEGIN before them, without
 * waiting between them, and the server runs them in their order. The second round trip is the COMMIT, or the ROLLBACK if one found no row.
 */
final class PipelinedCommit {

    /** Bounds the answers that wait in the connection while statements are still being sent. */
    private static final int STEPS_AT_ONCE = 100;

    private final Database database;
    private final RowSteps steps;

    PipelinedCommit(Database database, SeparateTables tables) {
        this.database = database;
        this.steps = new RowSteps(tables);
    }

    void commit(List<RowWrite> writes) {
        List<RowStep> all = writes.stream()
                .flatMap(write -> steps.inTransaction(write).stream())
                .toList();
        database.transact(session -> {
            for (int from = 0; from < all.size(); from += STEPS_AT_ONCE) {
                run(session, all.subList(from, Math.min(from + STEPS_AT_ONCE, all.size())));
            }
            return null;
        });
    }

    private static void run(Session session, List<RowStep> pipeline) throws SQLException {
        String text = pipeline.stream().map(RowStep::sql).collect(Collectors.joining(";"));
        PreparedStatement statement = session.prepare(text);
        int parameter = 1;
        for (RowStep step : pipeline) {
            parameter = step.parameters().set(statement, parameter);
        }
        boolean isQuery = statement.execute();
        for (RowStep step : pipeline) {
            if (!(isQuery ? hasRow(statement) : statement.getUpdateCount() > 0) && step.mustHit()) {
                throw new ConflictException(step.position());
            }
            isQuery = statement.getMoreResults();
        }
    }

    private static boolean hasRow(PreparedStatement statement) throws SQLException {
        try (ResultSet rows = statement.getResultSet()) {
            return rows.next();
        }
    }
}
