package dev.extenddb.throttle;

import java.time.Duration;
import java.time.Instant;

/** Capacity that grows back with time, up to a bound, and may be overdrawn once. Thread-safe. */
final class TokenBucket {

    private static final double NANOS_A_SECOND = 1e9;

    private double rate;
    private double bound;
    private double tokens;
    private Instant at;

    /** A bucket that had what grows back in a second when it began, and was not used since. */
    TokenBucket(Limit limit, Instant began) {
        this.rate = limit.unitsPerSecond();
        this.bound = rate * limit.burstSeconds();
        this.tokens = rate;
        this.at = began;
    }

    /** Whether anything is left. */
    synchronized boolean admits(Limit limit, Instant now) {
        refill(limit, now);
        return tokens > 0;
    }

    /** Takes units off, more than there are if need be. */
    synchronized void take(Limit limit, Instant now, double units) {
        refill(limit, now);
        tokens -= units;
    }

    /** Whether it is as if it had never been used. */
    synchronized boolean isFull(Instant now) {
        return tokens + grown(now) >= bound;
    }

    private void refill(Limit limit, Instant now) {
        tokens = Math.min(bound, tokens + grown(now));
        at = now.isAfter(at) ? now : at;
        if (rate != limit.unitsPerSecond()) {
            rate = limit.unitsPerSecond();
            bound = rate * limit.burstSeconds();
        }
    }

    private double grown(Instant now) {
        return now.isAfter(at) ? Duration.between(at, now).toNanos() / NANOS_A_SECOND * rate : 0;
    }
}
