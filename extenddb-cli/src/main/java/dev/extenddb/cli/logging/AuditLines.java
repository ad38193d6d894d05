package dev.extenddb.cli.logging;

import dev.extenddb.audit.AuditEvent;
import dev.extenddb.audit.AuditLog;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Writes a line for each event of the audit. Thread-safe. */
public final class AuditLines implements AuditLog {

    /** The name of the log. */
    public static final String NAME = "extenddb.audit";

    private final Logger logger = LoggerFactory.getLogger(NAME);

    @Override
    public void record(AuditEvent event) {
        logger.atInfo()
                .setMessage("audit")
                .addKeyValue("actor", event.actor())
                .addKeyValue("action", event.action())
                .addKeyValue("account", event.account())
                .addKeyValue("target", event.target())
                .addKeyValue("source", event.source())
                .addKeyValue("outcome", event.outcome())
                .addKeyValue("requestId", event.requestId())
                .log();
    }
}
