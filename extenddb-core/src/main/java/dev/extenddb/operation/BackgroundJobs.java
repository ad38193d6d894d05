package dev.extenddb.operation;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;

/** Does again and again what nobody asks for. Thread-safe. */
public final class BackgroundJobs implements AutoCloseable {

    private static final System.Logger LOG = System.getLogger(BackgroundJobs.class.getName());

    private final List<Job> jobs;
    private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor(work -> {
        var worker = new Thread(work, "extenddb-background-jobs");
        worker.setDaemon(true);
        return worker;
    });

    private volatile JobObserver observer = JobObserver.NONE;

    /** Something to be done again and again. */
    record Job(String name, Runnable work) {}

    /** Jobs that can be done at any time, one after the other. */
    BackgroundJobs(List<Job> jobs) {
        this.jobs = List.copyOf(jobs);
    }

    /** Begins to do the jobs on a thread of its own, with a pause after each round, and to tell an observer of them. */
    public void start(Duration pause, JobObserver newObserver) {
        observer = newObserver;
        ScheduledFuture<?> unused =
                thread.scheduleWithFixedDelay(this::tryAll, pause.toMillis(), pause.toMillis(), TimeUnit.MILLISECONDS);
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

    private void tryAll() {
        for (Job job : jobs) {
            try {
                run(job);
            } catch (RuntimeException e) {
                LOG.log(System.Logger.Level.ERROR, "The job " + job.name() + " failed; it will be tried again", e);
            }
        }
    }

    @Override
    public void close() {
        thread.shutdownNow();
    }
}
