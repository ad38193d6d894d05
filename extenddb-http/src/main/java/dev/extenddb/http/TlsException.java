package dev.extenddb.http;

import java.nio.file.Path;

/** A certificate or key cannot be used. The message is one line that names the file and says what is wrong with it. */
public final class TlsException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    TlsException(Path file, String problem) {
        super("Cannot use " + file + ": " + problem + ".");
    }

    TlsException(Path file, String problem, Throwable cause) {
        super("Cannot use " + file + ": " + problem + ".", cause);
    }
}
