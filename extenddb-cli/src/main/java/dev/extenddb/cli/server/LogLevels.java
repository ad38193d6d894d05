package dev.extenddb.cli.server;

import dev.extenddb.settings.EngineSettings;
import dev.extenddb.settings.SettingValues;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.logging.Level;
import java.util.logging.Logger;

/** Has as much logged as the settings say. */
final class LogLevels {

    private static final Map<String, Level> LEVELS = Map.of(
            "error",
            Level.SEVERE,
            "warn",
            Level.WARNING,
            "info",
            Level.INFO,
            "debug",
            Level.FINE,
            "trace",
            Level.FINEST);

    /** Kept here, since the logging system forgets loggers, and their levels with them, that nobody else keeps. */
    private static final Logger ALL = Logger.getLogger("");

    private static final List<Logger> OF_DATABASES = List.of(
            Logger.getLogger("org.postgresql"),
            Logger.getLogger("com.zaxxer.hikari"),
            Logger.getLogger("org.jooq"),
            Logger.getLogger("h2database"));

    private LogLevels() {}

    static void apply(SettingValues settings) {
        ALL.setLevel(level(settings.get(EngineSettings.LOG_LEVEL)));
        Level ofDatabases = level(settings.get(EngineSettings.SQL_LOG_LEVEL));
        OF_DATABASES.forEach(logger -> logger.setLevel(ofDatabases));
    }

    private static Level level(String word) {
        return LEVELS.get(word.toLowerCase(Locale.ROOT));
    }
}
