package dev.extenddb.cli.logging;

import java.util.Locale;
import java.util.logging.Level;

/** How serious a message must be to be logged. */
public enum LogLevel {
    ERROR(Level.SEVERE),
    WARN(Level.WARNING),
    INFO(Level.INFO),
    DEBUG(Level.FINE),
    TRACE(Level.FINEST);

    private final Level ofJavaUtilLogging;

    LogLevel(Level ofJavaUtilLogging) {
        this.ofJavaUtilLogging = ofJavaUtilLogging;
    }

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
        return ofJavaUtilLogging;
    }
}
