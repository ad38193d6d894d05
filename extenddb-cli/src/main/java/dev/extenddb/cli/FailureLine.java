package dev.extenddb.cli;

import dev.extenddb.http.ListenException;
import dev.extenddb.http.PortInUseException;
import dev.extenddb.http.TlsException;
import java.util.concurrent.CompletionException;

/** Turns what stopped a command into one line for the person who typed it. */
final class FailureLine {

    private FailureLine() {}

    static String of(Throwable failure) {
        Throwable cause =
                failure instanceof CompletionException && failure.getCause() != null ? failure.getCause() : failure;
        if (cause instanceof PortInUseException) {
            return cause.getMessage() + " Choose another one with --port.";
        }
        if (cause instanceof ListenException
                || cause instanceof TlsException
                || cause instanceof DataDirectoryException) {
            return cause.getMessage();
        }
        return "unexpected " + cause;
    }
}
