package dev.extenddb.cli.server;

import dev.extenddb.cli.logging.LogLevel;
import dev.extenddb.cli.logging.Logging;
import dev.extenddb.settings.EngineSettings;
import dev.extenddb.settings.SettingValues;
import java.util.List;

/**
 * Has as much logged as the settings say.
 *
 * @param logging the process's log
 */
record LogLevels(Logging logging) {

    private static final List<String> OF_DATABASES =
            List.of("org.postgresql", "com.zaxxer.hikari", "org.jooq", "h2database");

    /** They introduce themselves at each start. */
    private static final List<String> TALKATIVE = List.of("org.xnio", "org.jboss", "io.undertow");

    void apply(SettingValues settings) {
        LogLevel level = LogLevel.of(settings.get(EngineSettings.LOG_LEVEL));
        logging.level(level);
        TALKATIVE.forEach(logger -> logging.level(logger, level == LogLevel.INFO ? LogLevel.WARN : level));
        LogLevel ofDatabases = LogLevel.of(settings.get(EngineSettings.SQL_LOG_LEVEL));
        OF_DATABASES.forEach(logger -> logging.level(logger, ofDatabases));
    }
}
