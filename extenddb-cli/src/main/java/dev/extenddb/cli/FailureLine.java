package dev.extenddb.cli;

import dev.extenddb.cli.config.ConfigException;
import dev.extenddb.http.ListenException;
import dev.extenddb.http.PortInUseException;
import dev.extenddb.http.TlsException;
import dev.extenddb.storage.StorageException;
import dev.extenddb.storage.postgres.PostgresConnectException;
import dev.extenddb.storage.postgres.SchemaVersionException;
import java.util.Optional;
import java.util.concurrent.CompletionException;

/** Turns what stopped a command into one line for the person who typed it. */
final class FailureLine {

    private FailureLine() {}

    static String of(Throwable failure) {
        Throwable cause =
                failure instanceof CompletionException && failure.getCause() != null ? failure.getCause() : failure;
        return advised(cause).orElseGet(() -> isForPeople(cause) ? cause.getMessage() : "unexpected " + cause);
    }

    private static Optional<String> advised(Throwable cause) {
        if (cause instanceof PortInUseException) {
            return Optional.of(cause.getMessage() + " Choose another one with --port.");
        }
        if (cause instanceof PostgresConnectException connect) {
            return Optional.of(connect.getMessage() + ". " + advice(connect.reason()));
        }
        if (cause instanceof SchemaVersionException version) {
            return Optional.of(version.getMessage() + ". " + advice(version));
        }
        return Optional.empty();
    }

    private static String advice(PostgresConnectException.Reason reason) {
        return switch (reason) {
            case UNREACHABLE ->
                "Start it, or correct the host and port in the configuration or --pg-host and --pg-port.";
            case LOGIN_REFUSED -> "Correct them in the configuration, or --pg-user and --pg-pass.";
            case NO_DATABASE -> "Make it with: extenddb init";
            case OTHER -> "See the PostgreSQL server's log.";
        };
    }

    private static String advice(SchemaVersionException version) {
        if (version.present().isEmpty()) {
            return "Make it with: extenddb init";
        }
        return version.present().getAsInt() < version.needed()
                ? "Make a backup, then run: extenddb migrate --yes"
                : "Use a newer version of this program.";
    }

    private static boolean isForPeople(Throwable cause) {
        return cause instanceof CommandException
                || cause instanceof ConfigException
                || cause instanceof ListenException
                || cause instanceof TlsException
                || cause instanceof DataDirectoryException
                || cause instanceof StorageException
                || cause instanceof IllegalArgumentException;
    }
}
