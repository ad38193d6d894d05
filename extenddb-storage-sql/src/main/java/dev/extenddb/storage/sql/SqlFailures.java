package dev.extenddb.storage.sql;

import dev.extenddb.storage.ConflictException;
import dev.extenddb.storage.StorageException;
import java.sql.SQLException;
import java.util.Set;

/** What SQLSTATEs mean to the storage interfaces. */
public final class SqlFailures {

    private static final String DUPLICATE_KEY = "23505";

    /** Serialization failure, deadlock, lock not available; lock timeout and concurrent update as H2 calls them. */
    private static final Set<String> GAVE_WAY = Set.of("40001", "40P01", "55P03", "HYT00", "90131");

    /** Too many connections, and the ways in which a server says that it is going down or coming up. */
    private static final Set<String> RETRYABLE = Set.of("53300", "57P01", "57P02", "57P03");

    private SqlFailures() {}

    /** The exception that a caller of the storage interfaces sees. */
    public static RuntimeException translate(SQLException failure) {
        if (isConflict(failure)) {
            return new ConflictException(-1);
        }
        return new StorageException("database failure: " + failure.getMessage(), failure, isRetryable(failure));
    }

    /** Whether the database gave way to a concurrent transaction. */
    public static boolean isConflict(SQLException failure) {
        return failure.getSQLState() != null && GAVE_WAY.contains(failure.getSQLState());
    }

    /** Whether a row with the same key is there already. */
    public static boolean isDuplicateKey(SQLException failure) {
        return DUPLICATE_KEY.equals(failure.getSQLState());
    }

    private static boolean isRetryable(SQLException failure) {
        String state = failure.getSQLState();
        return state != null && (state.startsWith("08") || RETRYABLE.contains(state));
    }
}
