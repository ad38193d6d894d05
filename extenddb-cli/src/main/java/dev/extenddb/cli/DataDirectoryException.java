package dev.extenddb.cli;

import java.nio.file.Path;

/** The data directory cannot be used. The message is one line that says what to do. */
final class DataDirectoryException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private DataDirectoryException(String message, Throwable cause) {
        super(message, cause);
    }

    static DataDirectoryException unusable(Path directory, Throwable cause) {
        return new DataDirectoryException(
                "Cannot use the data directory " + directory + ": " + cause.getMessage() + ".", cause);
    }

    static DataDirectoryException inUse(Path directory, Throwable cause) {
        return new DataDirectoryException(
                "The data directory " + directory
                        + " is in use by another process. Stop it, or choose another directory with --data.",
                cause);
    }
}
