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

    private final List<Job> jobs;
    private final Optional<Lease> lease;
    private final ScheduledExecutorService thread =
            Executors.newSingleThreadScheduledExecutor(new DaemonThreads("extenddb-background-jobs"));

    private volatile JobObserver observer = JobObserver.NONE;

    /** Something to be done again and again. */
    record Job(String name, Runnable work) {}

    /**
     * Jobs that can be done at any time, one after the other.
     *
     * @param lease what a process needs to do them of its own accord; empty if there is only one
     */
    BackgroundJobs(List<Job> jobs, Optional<Lease> lease) {
        this.jobs = List.copyOf(jobs);
        this.lease = lease;
    }

    /** Begins to do the jobs on a thread of its own, with a pause after each round, and to tell an observer of them. */
    public void start(Duration pause, JobObserver newObserver) {
        observer = newObserver;
        ScheduledFuture<?> unused = thread.scheduleWithFixedDelay(
                this::tryRound, pause.toMillis(), pause.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** Does all jobs now, on the caller's thread. */
    public void run() {
        jobs.forEach(this::run);
    }

    private void run(Job job) {
        long start = System.nanoTime();
        try {
            job.work().run();
        } catch (RuntimeException e) {
            observer.done(job.name(), System.nanoTime() - start, Optional.of(e));
            throw e;
        }
        observer.done(job.name(), System.nanoTime() - start, Optional.empty());
    }

    private void tryRound() {
        try {
            if (lease.isEmpty() || lease.get().hold()) {
                tryAll();
            }
        } catch (RuntimeException e) {
            log().log(System.Logger.Level.WARNING, "No background jobs for now: " + e.getMessage());
        }
    }

    private void tryAll() {
        for (Job job : jobs) {
            try {
                run(job);
            } catch (RuntimeException e) {
                log().log(System.Logger.Level.ERROR, "The job " + job.name() + " failed; it will be tried again", e);
            }
        }
    }

    @Override
    public void close() {
        thread.shutdownNow();
        try {
            lease.ifPresent(Lease::release);
        } catch (RuntimeException e) {
            log().log(System.Logger.Level.DEBUG, "The lease runs out by itself", e);
        }
    }

    /** Found only when there is something to log: the first one to be found starts the platform's logging, which takes a while. */
    private static System.Logger log() {
        return System.getLogger(BackgroundJobs.class.getName());
    }
}
