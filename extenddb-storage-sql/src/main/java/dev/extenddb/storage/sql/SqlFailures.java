package dev.extenddb.storage.sql;

import dev.extenddb.storage.ConflictException;
import dev.extenddb.storage.StorageException;
import dev.extenddb.storage.UnknownOutcomeException;
import java.sql.SQLException;
import java.sql.SQLTransientException;
import java.util.Set;

/** What SQLSTATEs mean to the storage interfaces. */
public final class SqlFailures {

    private static final String DUPLICATE_KEY = "23505";

    /** Serialization failure, deadlock, lock not available; lock timeout and concurrent update as H2 calls them. */
    private static final Set<String> GAVE_WAY = Set.of("40001", "40P01", "55P03", "HYT00", "90131");

    /** The ways in which a server says that it ends a connection. */
    private static final Set<String> CONNECTION_ENDED = Set.of("57P01", "57P02", "57P05");

    /** Too many connections, a server that is coming up or only lets read, a statement that took too long. */
    private static final Set<String> RETRYABLE = Set.of("53300", "57P03", "25006", "57014");

    /** Duplicate key, table, schema or object: what a CREATE IF NOT EXISTS can end in when two processes run it at the same time. */
    private static final Set<String> ALREADY_THERE = Set.of(DUPLICATE_KEY, "42P07", "42P06", "42710", "42S01");

    private SqlFailures() {}

    /** The exception that a caller of the storage interfaces sees. */
    public static RuntimeException translate(SQLException failure) {
        if (isConflict(failure)) {
            return new ConflictException(-1);
        }
        return new StorageException("database failure: " + failure.getMessage(), failure, isRetryable(failure));
    }

    /** The same for a failure of a commit, or of a statement that is one: if the connection was lost, it may have been applied. */
    public static RuntimeException translateCommit(SQLException failure) {
        return isConnectionLost(failure)
                ? new UnknownOutcomeException("connection lost while committing: " + failure.getMessage(), failure)
                : translate(failure);
    }

    /** Whether the connection is of no use any more. */
    static boolean isConnectionLost(SQLException failure) {
        String state = failure.getSQLState();
        return state != null && (state.startsWith("08") || CONNECTION_ENDED.contains(state));
    }

    /** Whether the database gave way to a concurrent transaction. */
    public static boolean isConflict(SQLException failure) {
        return failure.getSQLState() != null && GAVE_WAY.contains(failure.getSQLState());
    }

    /** Whether a row with the same key is there already. */
    public static boolean isDuplicateKey(SQLException failure) {
        return DUPLICATE_KEY.equals(failure.getSQLState());
    }

    /** Whether something could not be created because it is there. */
    public static boolean isAlreadyThere(StorageException failure) {
        return failure.getCause() instanceof SQLException cause
                && cause.getSQLState() != null
                && ALREADY_THERE.contains(cause.getSQLState());
    }

    private static boolean isRetryable(SQLException failure) {
        return failure instanceof SQLTransientException
                || isConnectionLost(failure)
                || (failure.getSQLState() != null && RETRYABLE.contains(failure.getSQLState()));
    }
}
