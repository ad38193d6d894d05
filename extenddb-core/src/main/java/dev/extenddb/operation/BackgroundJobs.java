package dev.extenddb.operation;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;

/** Does again and again what nobody asks for; of several processes that share a database, one does it. Thread-safe. */
public final class BackgroundJobs implements AutoCloseable {

    private static final System.Logger LOG = System.getLogger(BackgroundJobs.class.getName());

    private final List<Runnable> jobs;
    private final Optional<Lease> lease;
    private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor(work -> {
        var worker = new Thread(work, "extenddb-background-jobs");
        worker.setDaemon(true);
        return worker;
    });

    /**
     * Jobs that can be done at any time, one after the other.
     *
     * @param lease what a process needs to do them of its own accord; empty if there is only one
     */
    BackgroundJobs(List<Runnable> jobs, Optional<Lease> lease) {
        this.jobs = List.copyOf(jobs);
        this.lease = lease;
    }

    /** Begins to do the jobs on a thread of its own, with a pause after each round. */
    public void start(Duration pause) {
        ScheduledFuture<?> unused = thread.scheduleWithFixedDelay(
                this::tryRound, pause.toMillis(), pause.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** Does all jobs now, on the caller's thread. */
    public void run() {
        jobs.forEach(Runnable::run);
    }

    private void tryRound() {
        try {
            if (lease.isEmpty() || lease.get().hold()) {
                tryAll();
            }
        } catch (RuntimeException e) {
            LOG.log(System.Logger.Level.WARNING, "No background jobs for now: " + e.getMessage());
        }
    }

    private void tryAll() {
        for (Runnable job : jobs) {
            try {
                job.run();
            } catch (RuntimeException e) {
                LOG.log(System.Logger.Level.ERROR, "A background job failed; it will be tried again", e);
            }
        }
    }

    @Override
    public void close() {
        thread.shutdownNow();
        try {
            lease.ifPresent(Lease::release);
        } catch (RuntimeException e) {
            LOG.log(System.Logger.Level.DEBUG, "The lease runs out by itself", e);
        }
    }
}
