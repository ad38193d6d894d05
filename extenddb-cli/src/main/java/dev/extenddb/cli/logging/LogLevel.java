package dev.extenddb.cli.logging;

import java.util.Locale;
import java.util.logging.Level;

/** How serious a message must be to be logged. */
public enum LogLevel {
    ERROR,
    WARN,
    INFO,
    DEBUG,
    TRACE;

    /**
     * The level of a name.
     *
     * @param name in any case, such as {@code info}
     * @throws IllegalArgumentException if there is none
     */
    public static LogLevel of(String name) {
        return valueOf(name.toUpperCase(Locale.ROOT));
    }

    Level ofJavaUtilLogging() {
        return switch (this) {
            case ERROR -> Level.SEVERE;
            case WARN -> Level.WARNING;
            case INFO -> Level.INFO;
            case DEBUG -> Level.FINE;
            case TRACE -> Level.FINEST;
        };
    }
}
