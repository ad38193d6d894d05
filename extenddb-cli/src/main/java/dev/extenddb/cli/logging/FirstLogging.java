package dev.extenddb.cli.logging;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.Configurator;
import ch.qos.logback.classic.spi.ConfiguratorRank;
import ch.qos.logback.core.spi.ContextAwareBase;

/** How the log begins, until a command says otherwise: warnings and errors, for people. Logback finds this class as a service. */
@ConfiguratorRank(ConfiguratorRank.CUSTOM_TOP_PRIORITY)
public final class FirstLogging extends ContextAwareBase implements Configurator {

    private static final String FILE_PROPERTY = "logback.configurationFile";

    /** To be made by Logback. */
    public FirstLogging() {}

    /** Whether the person who started the program has a configuration file for Logback. */
    static boolean isLeftToLogback() {
        return System.getProperty(FILE_PROPERTY) != null;
    }

    @Override
    public ExecutionStatus configure(LoggerContext context) {
        if (isLeftToLogback()) {
            return ExecutionStatus.INVOKE_NEXT_IF_ANY;
        }
        var logging = new Logging(context);
        logging.format(LogFormat.PRETTY, System.err);
        context.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME).setLevel(Level.WARN);
        return ExecutionStatus.DO_NOT_INVOKE_NEXT_IF_ANY;
    }
}
