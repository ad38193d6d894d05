package dev.extenddb.storage;

/** The database failed. The message is for the operator's log, never for a client. */
public class StorageException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final boolean retryable;

    /**
     * A failure of the database.
     *
     * @param retryable whether the same call may succeed later, as after a lost connection
     */
    public StorageException(String message, Throwable cause, boolean retryable) {
        super(message, cause);
        this.retryable = retryable;
    }

    /** Whether the same call may succeed later. */
    public boolean retryable() {
        return retryable;
    }
}
