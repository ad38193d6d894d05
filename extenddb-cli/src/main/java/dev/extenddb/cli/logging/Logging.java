package dev.extenddb.cli.logging;

import ch.qos.logback.classic.AsyncAppender;
import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.OutputStreamAppender;
import ch.qos.logback.core.encoder.Encoder;
import java.io.OutputStream;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.LoggerFactory;
import org.slf4j.bridge.SLF4JBridgeHandler;

/**
 * The process's log. It can be put another way while the program runs. Thread-safe.
 *
 * <p>Lines of the access log are written by a thread of their own, so that no request waits for whoever reads the log. When that reader is
 * too slow, lines are dropped.
 */
public final class Logging {

    /** The logger of the access log. */
    public static final String ACCESS = "dev.extenddb.access";

    private static final int WAITING_ACCESS_LINES = 8_192;

    private final LoggerContext context;

    /** The other logging system forgets its loggers, and their levels with them, unless somebody keeps them. */
    private final Map<String, java.util.logging.Logger> kept = new ConcurrentHashMap<>();

    Logging(LoggerContext context) {
        this.context = context;
    }

    /**
     * The log of this process, to which all logging systems are led. To be called before any of them is used; it may be called again. If the system property
     * {@code logback.configurationFile} is set, that file decides on the form of the log.
     */
    public static Logging ofProcess() {
        System.setProperty("org.jboss.logging.provider", "slf4j");
        System.setProperty("org.jooq.no-logo", "true");
        System.setProperty("org.jooq.no-tips", "true");
        var logging = new Logging((LoggerContext) LoggerFactory.getILoggerFactory());
        SLF4JBridgeHandler.removeHandlersForRootLogger();
        SLF4JBridgeHandler.install();
        return logging;
    }

    /** From now on lines look like this. What a configuration file of Logback's says stays as it is. */
    public void format(LogFormat format) {
        if (!FirstLogging.isLeftToLogback()) {
            format(format, System.err);
        }
    }

    void format(LogFormat format, OutputStream out) {
        Level level = root().getLevel();
        finishAccessLog();
        context.reset();
        root().setLevel(level);
        OutputStreamAppender<ILoggingEvent> lines = appender(format, out);
        root().addAppender(lines);
        Logger access = context.getLogger(ACCESS);
        access.setAdditive(false);
        access.setLevel(Level.INFO);
        access.addAppender(behindAQueue(lines));
    }

    private OutputStreamAppender<ILoggingEvent> appender(LogFormat format, OutputStream out) {
        var appender = new OutputStreamAppender<ILoggingEvent>();
        appender.setName("lines");
        appender.setContext(context);
        appender.setEncoder(encoder(format));
        appender.setOutputStream(new Unclosed(out));
        appender.start();
        return appender;
    }

    private Encoder<ILoggingEvent> encoder(LogFormat format) {
        Encoder<ILoggingEvent> encoder = format == LogFormat.JSON ? new JsonLines() : new PrettyLines();
        encoder.setContext(context);
        encoder.start();
        return encoder;
    }

    private AsyncAppender behindAQueue(OutputStreamAppender<ILoggingEvent> lines) {
        var queue = new AsyncAppender();
        queue.setName("access");
        queue.setContext(context);
        queue.setQueueSize(WAITING_ACCESS_LINES);
        queue.setDiscardingThreshold(0);
        queue.setNeverBlock(true);
        queue.addAppender(lines);
        queue.start();
        return queue;
    }

    /** From now on messages are logged that are at least as serious as this. */
    public void level(LogLevel level) {
        set(org.slf4j.Logger.ROOT_LOGGER_NAME, "", level);
    }

    /**
     * The same for some messages only, whatever holds for all others.
     *
     * @param logger the name of a logger, which often is that of a package, such as {@code org.postgresql}
     */
    public void level(String logger, LogLevel level) {
        set(logger, logger, level);
    }

    private void set(String logger, String ofJavaUtilLogging, LogLevel level) {
        context.getLogger(logger).setLevel(Level.toLevel(level.name()));
        kept.computeIfAbsent(ofJavaUtilLogging, java.util.logging.Logger::getLogger)
                .setLevel(level.ofJavaUtilLogging());
    }

    /** Writes what is waiting to be written. Nothing is logged any more. */
    public void close() {
        finishAccessLog();
        context.stop();
    }

    /** The queue has to end before what it leads to. */
    private void finishAccessLog() {
        context.getLogger(ACCESS).detachAndStopAllAppenders();
    }

    private Logger root() {
        return context.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
    }
}
