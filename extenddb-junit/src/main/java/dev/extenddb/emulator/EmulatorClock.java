package dev.extenddb.emulator;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;

/**
 * The time of one emulator. All that depends on time follows at once when it is moved, in the order of time and on the thread that moves it:
 * items expire at their instants, streams are trimmed, tables change their state, capacity grows back, tokens and iterators expire.
 * Thread-safe.
 */
public final class EmulatorClock implements InstantSource {

    private final ClockMode mode;
    private final Follower follower;
    private final InstantSource system;
    private final ReentrantLock moving = new ReentrantLock();

    /** What it shows while frozen. */
    private volatile Instant position = Instant.EPOCH;

    /** By how much it is ahead of the system's while it ticks. */
    private volatile Duration lead = Duration.ZERO;

    /** What follows the clock. */
    interface Follower {

        /** When the next thing happens of itself, if that can be foreseen. */
        Optional<Instant> next();

        /** Does what is due now. */
        void catchUp();
    }

    EmulatorClock(EmulatorSettings settings, InstantSource system, Follower follower) {
        this.mode = settings.clock();
        this.system = system;
        this.follower = follower;
        if (settings.startAt().isPresent()) {
            set(settings.startAt().get());
        } else if (mode == ClockMode.FROZEN) {
            set(system.instant());
        }
    }

    /** How it runs, which never changes. */
    public ClockMode mode() {
        return mode;
    }

    /** What the clock shows: the time by which requests are judged and records are stamped. */
    @Override
    public Instant instant() {
        return switch (mode) {
            case FROZEN -> position;
            case TICKING -> lead.isZero() ? system.instant() : system.instant().plus(lead);
            case SYSTEM -> system.instant();
        };
    }

    /**
     * Puts the clock forward.
     *
     * @param duration by how much; not negative; by nothing, what is due is done
     * @throws IllegalArgumentException if the duration is negative
     * @throws IllegalStateException if it is the system's clock
     */
    public void advance(Duration duration) {
        if (duration.isNegative()) {
            throw new IllegalArgumentException("A clock cannot be put back: " + duration);
        }
        runUntil(instant().plus(duration));
    }

    /**
     * Puts the clock forward to an instant, by all instants before it at which something is due. If the instant is past, the clock stays, but what is due is
     * done. When the method returns all is done; other threads that move the clock wait for their turn.
     *
     * @param target what the clock shows in the end, or later if it ticks
     * @throws IllegalStateException if it is the system's clock
     */
    public void runUntil(Instant target) {
        if (mode == ClockMode.SYSTEM) {
            throw new IllegalStateException("The system's clock cannot be moved: choose TICKING or FROZEN");
        }
        moving.lock();
        try {
            follower.catchUp();
            Optional<Instant> next = nextUntil(target);
            while (next.isPresent()) {
                set(next.get());
                follower.catchUp();
                next = nextUntil(target);
            }
            if (target.isAfter(instant())) {
                set(target);
            }
            follower.catchUp();
        } finally {
            moving.unlock();
        }
    }

    private Optional<Instant> nextUntil(Instant target) {
        Instant now = instant();
        return follower.next().filter(next -> next.isAfter(now) && !next.isAfter(target));
    }

    /** Shows another time from now on, an earlier one too, and nothing follows. */
    void set(Instant instant) {
        if (mode == ClockMode.TICKING) {
            lead = Duration.between(system.instant(), instant);
        } else {
            position = instant;
        }
    }
}
