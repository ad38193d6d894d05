package dev.extenddb.cli;

import java.nio.file.Path;

/** The data directory cannot be used. The message is one line that says what to do. */
final class DataDirectoryException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    DataDirectoryException(Path directory, String reason) {
        super("Cannot use the data directory " + directory + ": " + reason + ". Choose another one with --data.");
    }
}
