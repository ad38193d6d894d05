package dev.extenddb.storage.sql;

import dev.extenddb.storage.ConflictException;
import java.sql.Connection;
import java.sql.SQLException;

/** Runs work on a session, and turns the database's failures into those of the storage interfaces. Thread-safe. */
public final class Database {

    private final Sessions sessions;

    /** A database that is reached through the given sessions. */
    public Database(Sessions sessions) {
        this.sessions = sessions;
    }

    /** Does work in autocommit mode. */
    public <T> T call(Work<T> work) {
        try (Session session = sessions.open()) {
            return work.on(session);
        } catch (SQLException e) {
            throw SqlFailures.translate(e);
        }
    }

    /** Does work in one transaction, which is rolled back if the work throws. */
    public <T> T transact(Work<T> work) {
        try (Session session = sessions.open()) {
            return transact(session, work);
        } catch (SQLException e) {
            throw SqlFailures.translate(e);
        }
    }

    private static <T> T transact(Session session, Work<T> work) throws SQLException {
        Connection connection = session.connection();
        connection.setAutoCommit(false);
        try {
            T result = work.on(session);
            connection.commit();
            return result;
        } catch (SQLException | ConflictException e) {
            rollBack(connection, e);
            throw e;
        } catch (RuntimeException | Error e) {
            rollBack(connection, e);
            throw e;
        } finally {
            restoreAutoCommit(connection);
        }
    }

    private static void rollBack(Connection connection, Throwable cause) {
        try {
            connection.rollback();
        } catch (SQLException e) {
            cause.addSuppressed(e);
        }
    }

    private static void restoreAutoCommit(Connection connection) throws SQLException {
        if (!connection.isClosed()) {
            connection.setAutoCommit(true);
        }
    }

    /** Something to do on a session. */
    @FunctionalInterface
    public interface Work<T> {

        /** Does it. */
        T on(Session session) throws SQLException;
    }
}
