package dev.extenddb.emulator;

import java.time.Duration;

/** How much of DynamoDB's slowness an emulator has. All delays are by the emulator's clock. */
public enum Profile {

    /** Tables are ready at once, nothing is throttled, and every read sees every write. */
    FAST(Duration.ZERO, Duration.ZERO, Duration.ZERO),

    /**
     * Tables and indexes take two seconds to be created, changed and deleted; requests are held to the throughput of their tables, indexes and
     * partitions; global indexes follow their tables after 200 milliseconds, and eventually consistent reads of tables after 50.
     */
    REALISTIC(Duration.ofSeconds(2), Duration.ofMillis(200), Duration.ofMillis(50)),

    /** As {@link #REALISTIC}; besides, {@link RequestLog#findings} tells of requests that do not scale. */
    STRICT(Duration.ofSeconds(2), Duration.ofMillis(200), Duration.ofMillis(50));

    private final Duration controlPlaneDelay;
    private final Duration indexDelay;
    private final Duration readDelay;

    Profile(Duration controlPlaneDelay, Duration indexDelay, Duration readDelay) {
        this.controlPlaneDelay = controlPlaneDelay;
        this.indexDelay = indexDelay;
        this.readDelay = readDelay;
    }

    /** How long tables and indexes take to be created, changed and deleted. */
    public Duration controlPlaneDelay() {
        return controlPlaneDelay;
    }

    /** After how long a write is seen by reads of a global index. */
    public Duration indexDelay() {
        return indexDelay;
    }

    /** After how long a write is seen by eventually consistent reads. */
    public Duration readDelay() {
        return readDelay;
    }

    boolean throttles() {
        return this != FAST;
    }

    boolean lags() {
        return this != FAST;
    }
}
