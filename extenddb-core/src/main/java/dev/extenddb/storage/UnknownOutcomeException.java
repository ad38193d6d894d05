package dev.extenddb.storage;

/** The connection to the database was lost while it committed: the changes may have been applied, all of them or none. */
public final class UnknownOutcomeException extends StorageException {

    private static final long serialVersionUID = 1L;

    /** An outcome that nobody knows. */
    public UnknownOutcomeException(String message, Throwable cause) {
        super(message, cause, true);
    }
}
