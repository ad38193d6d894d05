package dev.extenddb.cli;

import java.nio.file.Path;

/** The data directory cannot be used. The message is one line that says what to do. */
final class DataDirectoryException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private DataDirectoryException(String message) {
        super(message);
    }

    static DataDirectoryException unusable(Path directory, String reason) {
        return new DataDirectoryException("Cannot use the data directory " + directory + ": " + reason);
    }

    static DataDirectoryException inUse(Path directory) {
        return new DataDirectoryException("The data directory " + directory
                + " is in use by another process. Stop it, or choose another directory with --data.");
    }
}
