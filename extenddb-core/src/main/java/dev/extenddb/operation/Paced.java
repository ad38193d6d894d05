package dev.extenddb.operation;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.function.Supplier;

/** A job that is done at most once in a while, however often it is asked for. Not thread-safe. */
final class Paced implements Runnable {

    private final Runnable job;
    private final InstantSource clock;
    private final Supplier<Duration> pause;
    private Instant lastRun = Instant.EPOCH;

    /**
     * A job at a pace.
     *
     * @param pause the least time between two runs; asked every time
     */
    Paced(Runnable job, InstantSource clock, Supplier<Duration> pause) {
        this.job = job;
        this.clock = clock;
        this.pause = pause;
    }

    @Override
    public void run() {
        Instant now = clock.instant();
        if (!now.isBefore(lastRun.plus(pause.get()))) {
            lastRun = now;
            job.run();
        }
    }
}
