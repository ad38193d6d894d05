package dev.extenddb.storage.postgres;

import dev.extenddb.storage.StorageException;
import java.sql.SQLException;

/** A database cannot be connected to. The message is one line that names it, without its password. */
public final class PostgresConnectException extends StorageException {

    private static final long serialVersionUID = 1L;

    /** Why not. */
    public enum Reason {
        /** Nobody answers there. */
        UNREACHABLE,
        /** The server does not believe the role or its password. */
        LOGIN_REFUSED,
        /** The server has no database of that name. */
        NO_DATABASE,
        /** Something else. */
        OTHER
    }

    private final Reason reason;

    private PostgresConnectException(String message, Throwable cause, Reason reason) {
        super(message, cause, reason == Reason.UNREACHABLE || reason == Reason.OTHER);
        this.reason = reason;
    }

    /** Why not. */
    public Reason reason() {
        return reason;
    }

    static PostgresConnectException explain(PostgresConfig config, Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException sql) {
                return explain(config, sql);
            }
        }
        return new PostgresConnectException(
                "Cannot connect to " + config.url() + ": " + failure.getMessage(), failure, Reason.OTHER);
    }

    static PostgresConnectException explain(PostgresConfig config, SQLException failure) {
        String place = config.url().replaceFirst("^jdbc:", "").replaceFirst("[?].*", "");
        Reason reason = reason(failure);
        String message = switch (reason) {
            case UNREACHABLE -> "No PostgreSQL server answers at " + place;
            case LOGIN_REFUSED -> "The server of " + place + " refuses the role " + config.user() + " or its password";
            case NO_DATABASE -> "There is no database " + place;
            case OTHER -> "Cannot connect to " + place + ": " + firstLine(failure);
        };
        return new PostgresConnectException(message, failure, reason);
    }

    private static Reason reason(SQLException failure) {
        String state = String.valueOf(failure.getSQLState());
        if (state.equals("3D000")) {
            return Reason.NO_DATABASE;
        }
        if (state.startsWith("28")) {
            return Reason.LOGIN_REFUSED;
        }
        return state.equals("08001") ? Reason.UNREACHABLE : Reason.OTHER;
    }

    private static String firstLine(SQLException failure) {
        return String.valueOf(failure.getMessage()).lines().findFirst().orElse("");
    }
}
