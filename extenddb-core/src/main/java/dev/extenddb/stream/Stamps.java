package dev.extenddb.stream;

import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Stamps that grow with every draw: microseconds of the clock, or one more than the last where the clock stands still or goes back. A
 * write draws its stamp after it has read its item, so that of two writes of one item the later has the greater. Thread-safe.
 */
final class Stamps {

    private static final long MICROS_PER_SECOND = 1_000_000;
    private static final long NANOS_PER_MICRO = 1_000;

    private final InstantSource clock;
    private final AtomicLong last = new AtomicLong();

    Stamps(InstantSource clock) {
        this.clock = clock;
    }

    long next() {
        long micros = micros(clock.instant());
        return last.updateAndGet(drawn -> Math.max(drawn + 1, micros));
    }

    private static long micros(Instant instant) {
        return instant.getEpochSecond() * MICROS_PER_SECOND + instant.getNano() / NANOS_PER_MICRO;
    }
}
