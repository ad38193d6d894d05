package dev.extenddb.dataplane;

import java.time.Instant;

/** What is known of one item collection's size: how much was there when it was last measured, and what was written since. Thread-safe. */
final class CollectionSize {

    /** Of the room that a measurement found, this part may be filled before the next one: other processes may write, too. */
    private static final int ROOM_PART = 4;

    /** Writes that come to no more than this part of the limit are not worth a measurement. */
    private static final int SMALL_PART = 1000;

    private Instant measuredAt = Instant.MIN;
    private long before;
    private long since;

    synchronized void add(long growth) {
        since += growth;
    }

    synchronized void measured(long bytes, Instant now) {
        before = bytes;
        since = 0;
        measuredAt = now;
    }

    synchronized boolean measured() {
        return !measuredAt.equals(Instant.MIN);
    }

    synchronized boolean measuredAfter(Instant instant) {
        return measuredAt.isAfter(instant);
    }

    /** The bytes as far as they are known. */
    synchronized long bytes() {
        return Math.max(0, before + since);
    }

    /**
     * Whether a write could fill the collection for all that is known, so that it is worth a measurement. Collections of a few small items
     * never are.
     */
    synchronized boolean deservesMeasuring(long growth, long limit) {
        long unchecked = measured() ? Math.max(limit / SMALL_PART, (limit - before) / ROOM_PART) : limit / SMALL_PART;
        return since + growth > unchecked || (measured() && before + since + growth > limit);
    }
}
