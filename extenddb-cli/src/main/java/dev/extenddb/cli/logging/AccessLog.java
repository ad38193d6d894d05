package dev.extenddb.cli.logging;

import dev.extenddb.operation.Caller;
import dev.extenddb.protocol.RequestObserver;
import dev.extenddb.protocol.RequestReport;
import java.net.InetAddress;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.spi.LoggingEventBuilder;

/**
 * Writes a line for each request: who asked for what, what became of it, and how long it took. Neither bodies nor headers are written, so
 * that no data and no secret can be among it. Thread-safe.
 */
public final class AccessLog implements RequestObserver {

    private static final long NANOS_A_MICRO = 1_000;

    private final Logger logger;

    /** An access log as part of the process's log. */
    public AccessLog() {
        this(LoggerFactory.getLogger(Logging.ACCESS));
    }

    AccessLog(Logger logger) {
        this.logger = logger;
    }

    @Override
    public void answered(RequestReport report) {
        LoggingEventBuilder line = logger.atInfo()
                .setMessage("request")
                .addKeyValue("requestId", report.requestId())
                .addKeyValue(
                        "remote",
                        report.peer().address().map(InetAddress::getHostAddress).orElse("-"))
                .addKeyValue("account", report.caller().map(Caller::account).orElse("-"))
                .addKeyValue("operation", report.operation().orElse("-"))
                .addKeyValue("table", report.table().orElse("-"))
                .addKeyValue("status", report.status())
                .addKeyValue(
                        "error",
                        report.error().map(error -> error.code().wireName()).orElse("-"))
                .addKeyValue("micros", report.nanos() / NANOS_A_MICRO)
                .addKeyValue("requestBytes", report.requestBytes())
                .addKeyValue("responseBytes", report.responseBytes());
        line.log();
    }
}
