package dev.extenddb.storage.sql;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;

/**
 * One statement on one row.
 *
 * @param sql the statement's text
 * @param parameters sets the statement's parameters
 * @param mustHit whether the commit is a conflict if the statement finds no row
 * @param position which of the commit's changes it belongs to
 */
public record RowStep(String sql, Parameters parameters, boolean mustHit, int position) {

    /** Runs the statement. Returns whether it found, or wrote, a row. */
    boolean run(Session session) throws SQLException {
        PreparedStatement statement = session.prepare(sql);
        parameters.set(statement, 1);
        return statement.execute() ? hasRow(statement) : statement.getUpdateCount() > 0;
    }

    private static boolean hasRow(PreparedStatement statement) throws SQLException {
        try (ResultSet rows = statement.getResultSet()) {
            return rows.next();
        }
    }

    /** Sets the parameters of a statement. */
    @FunctionalInterface
    public interface Parameters {

        /** Sets them from a position on. Returns the position after the last. */
        int set(PreparedStatement statement, int first) throws SQLException;
    }
}
