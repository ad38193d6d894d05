package dev.extenddb.cli.server;

import dev.extenddb.audit.AuditLog;
import dev.extenddb.audit.AuditTrail;
import dev.extenddb.cli.logging.AuditLines;
import dev.extenddb.protocol.RequestObserver;
import dev.extenddb.settings.EngineSettings;
import dev.extenddb.settings.LiveSettings;
import dev.extenddb.storage.CatalogStore;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;

/** What was done, kept in the database and written to the log, and the thread that forgets it in time. Thread-safe. */
final class Audit implements AutoCloseable {

    private static final System.Logger LOG = System.getLogger(Audit.class.getName());

    private static final long FLUSH_SECONDS = 1;
    private static final long PURGE_SECONDS = Duration.ofHours(1).toSeconds();

    private final InstantSource clock = InstantSource.system();
    private final AuditTrail trail;
    private final AuditLog lines = new AuditLines();
    private final LiveSettings settings;
    private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor(work -> {
        var worker = new Thread(work, "extenddb-audit");
        worker.setDaemon(true);
        return worker;
    });

    Audit(CatalogStore catalog, LiveSettings settings) {
        this.trail = new AuditTrail(catalog, clock);
        this.settings = settings;
    }

    void start() {
        ScheduledFuture<?> unusedFlush = thread.scheduleWithFixedDelay(
                () -> attempt(trail::flush), FLUSH_SECONDS, FLUSH_SECONDS, TimeUnit.SECONDS);
        ScheduledFuture<?> unusedPurge =
                thread.scheduleWithFixedDelay(() -> attempt(this::purge), 0, PURGE_SECONDS, TimeUnit.SECONDS);
    }

    private void purge() {
        Duration kept = Duration.ofDays(settings.get(EngineSettings.AUDIT_RETENTION_DAYS));
        int removed = trail.purge(clock.instant().minus(kept));
        LOG.log(System.Logger.Level.DEBUG, "{0} documents of the audit were old", removed);
    }

    private static void attempt(Runnable work) {
        try {
            work.run();
        } catch (RuntimeException e) {
            LOG.log(System.Logger.Level.WARNING, "The audit could not be looked after; the next try is soon", e);
        }
    }

    /** Where to look for what was done. */
    AuditTrail trail() {
        return trail;
    }

    /** Keeps what is told, and writes it to the log. */
    AuditLog log() {
        return trail.and(lines);
    }

    /** Keeps what is told within a second, so that nobody waits for it, and writes it to the log. */
    AuditLog later() {
        return lines.and(trail::note);
    }

    /** Hears of requests. */
    RequestObserver requests() {
        return new AuditedRequests(later(), () -> settings.get(EngineSettings.AUDIT_DATA_PLANE), clock);
    }

    /** Keeps what was told so far. */
    @Override
    public void close() {
        thread.shutdownNow();
        attempt(trail::flush);
    }
}
