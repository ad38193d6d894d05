package dev.extenddb.storage.sql;

import dev.extenddb.storage.ConflictException;
import dev.extenddb.storage.StorageException;
import java.sql.SQLException;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;

/** Tries again, a bounded number of times and with pauses of random length, what a database could not do at the moment. */
final class Retry {

    private static final int MOST_READS = 5;
    private static final int MOST_WRITES = 20;
    private static final long FIRST_PAUSE_NANOS = 2_000_000;
    private static final long LONGEST_PAUSE_NANOS = 100_000_000;

    private Retry() {}

    /** Something that changes nothing. */
    @FunctionalInterface
    interface Read<T> {

        T run() throws SQLException;
    }

    /** Runs a read; again if the connection was lost, or the database gave way. */
    static <T> T reading(Read<T> read) {
        for (int attempt = 1; ; attempt++) {
            try {
                return read.run();
            } catch (SQLException e) {
                if (attempt == MOST_READS || !(SqlFailures.isConflict(e) || SqlFailures.isConnectionLost(e))) {
                    throw SqlFailures.isConflict(e) ? gaveWay(e) : SqlFailures.translate(e);
                }
                pause(attempt);
            }
        }
    }

    /** Runs a write; again if the database gave way, having changed nothing. */
    static <T> T givingWay(Supplier<T> write) {
        for (int attempt = 1; ; attempt++) {
            try {
                return write.get();
            } catch (ConflictException e) {
                if (attempt == MOST_WRITES) {
                    throw gaveWay(e);
                }
                pause(attempt);
            }
        }
    }

    private static StorageException gaveWay(Exception cause) {
        return new StorageException("the database gave way to others again and again", cause, true);
    }

    private static void pause(int attempt) {
        long longest = Math.min(LONGEST_PAUSE_NANOS, FIRST_PAUSE_NANOS << Math.min(attempt, 10));
        LockSupport.parkNanos(ThreadLocalRandom.current().nextLong(longest));
    }
}
