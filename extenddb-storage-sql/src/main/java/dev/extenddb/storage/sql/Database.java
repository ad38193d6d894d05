package dev.extenddb.storage.sql;

import dev.extenddb.storage.UnknownOutcomeException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jooq.DSLContext;
import org.jooq.exception.DataAccessException;

/** Runs work on a session, and turns the database's failures into those of the storage interfaces. Thread-safe. */
public final class Database {

    private final Sessions sessions;
    private final Supplier<SqlContexts> contexts;

    /**
     * A database.
     *
     * @param sessions by which it is reached
     * @param contexts jOOQ's for its dialect; asked for when work needs them, since loading jOOQ takes a while
     */
    public Database(Sessions sessions, Supplier<SqlContexts> contexts) {
        this.sessions = sessions;
        this.contexts = contexts;
    }

    /** Reads in autocommit mode; tries again when the connection is lost, or the database gives way to others. */
    public <T> T read(Work<T> work) {
        return Retry.reading(() -> once(work));
    }

    /**
     * Writes in autocommit mode. What the database gave up in favour of others is tried again.
     *
     * @throws UnknownOutcomeException if the connection was lost
     */
    public <T> T write(Work<T> work) {
        return Retry.givingWay(() -> tryWrite(work));
    }

    /**
     * Writes in autocommit mode, once.
     *
     * @throws dev.extenddb.storage.ConflictException if the database gave way to others
     * @throws UnknownOutcomeException if the connection was lost
     */
    public <T> T tryWrite(Work<T> work) {
        try {
            return once(work);
        } catch (SQLException e) {
            throw SqlFailures.translateCommit(e);
        }
    }

    /** Does work in autocommit mode through jOOQ, for all that is not hot. */
    public <T> T query(Function<DSLContext, T> work) {
        return write(session -> throughJooq(session, work));
    }

    /** Does work in one transaction through jOOQ, for all that is not hot. What the database gave up in favour of others is tried again. */
    public <T> T transactQuery(Function<DSLContext, T> work) {
        return Retry.givingWay(() -> transact(session -> throughJooq(session, work)));
    }

    /**
     * Does work in one transaction, once. It is rolled back if the work throws.
     *
     * @throws dev.extenddb.storage.ConflictException if the database gave way to others
     * @throws UnknownOutcomeException if the connection was lost during the commit
     */
    public <T> T transact(Work<T> work) {
        try (Session session = open()) {
            return transact(session, work);
        } catch (SQLException e) {
            throw SqlFailures.translate(e);
        }
    }

    private <T> T once(Work<T> work) throws SQLException {
        try (Session session = open()) {
            return work.on(session);
        }
    }

    /** A failure to get a connection has changed nothing, and the pool has tried for long enough. */
    private Session open() {
        try {
            return sessions.open();
        } catch (SQLException e) {
            throw SqlFailures.translate(e);
        }
    }

    private <T> T throughJooq(Session session, Function<DSLContext, T> work) throws SQLException {
        try {
            return work.apply(contexts.get().on(session.connection()));
        } catch (DataAccessException e) {
            throw e.getCause() instanceof SQLException cause ? cause : new SQLException(e);
        }
    }

    private static <T> T transact(Session session, Work<T> work) throws SQLException {
        Connection connection = session.connection();
        connection.setAutoCommit(false);
        try {
            T result = work.on(session);
            commit(connection);
            return result;
        } catch (SQLException | RuntimeException | Error e) {
            rollBack(connection, e);
            throw e;
        } finally {
            restoreAutoCommit(connection);
        }
    }

    private static void commit(Connection connection) {
        try {
            connection.commit();
        } catch (SQLException e) {
            throw SqlFailures.translateCommit(e);
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
