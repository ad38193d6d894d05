package dev.extenddb.cli.server;

import dev.extenddb.audit.AuditEvent;
import dev.extenddb.audit.AuditLog;
import dev.extenddb.operation.Caller;
import dev.extenddb.policy.Principal;
import dev.extenddb.protocol.RequestObserver;
import dev.extenddb.protocol.RequestReport;
import java.net.InetAddress;
import java.time.InstantSource;
import java.util.function.BooleanSupplier;

/**
 * Tells the audit of requests for tables and items by their reports, while that is wanted. It need not wait for the database. Thread-safe.
 */
final class AuditedRequests implements RequestObserver {

    private final AuditLog log;
    private final BooleanSupplier dataPlane;
    private final InstantSource clock;

    AuditedRequests(AuditLog log, BooleanSupplier dataPlane, InstantSource clock) {
        this.log = log;
        this.dataPlane = dataPlane;
        this.clock = clock;
    }

    @Override
    public void answered(RequestReport report) {
        if (dataPlane.getAsBoolean() && report.operation().isPresent()) {
            log.record(event(report, "dynamodb:" + report.operation().get()));
        }
    }

    private AuditEvent event(RequestReport report, String action) {
        return new AuditEvent(
                clock.instant(),
                report.caller().map(AuditedRequests::actor).orElse(""),
                action,
                report.caller().map(Caller::account).orElse(""),
                report.table().map(table -> "table/" + table).orElse(""),
                report.peer().address().map(InetAddress::getHostAddress).orElse(""),
                report.error().map(error -> error.code().wireName()).orElse(AuditEvent.SUCCESS),
                report.requestId());
    }

    private static String actor(Caller caller) {
        return caller.authority().holder().map(Principal::arn).orElse(caller.account());
    }
}
