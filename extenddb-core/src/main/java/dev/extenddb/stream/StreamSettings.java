package dev.extenddb.stream;

import java.time.Duration;
import java.util.function.Supplier;

/**
 * What an engine may decide about its streams.
 *
 * @param shards how many shards of a new stream are open at a time, 1 to 1000; the items of a partition share one
 * @param shardLife after how long an open shard is closed and goes on in another one
 * @param controlPlaneDelay how long a stream is being enabled; asked every time
 * @param clockSkew by how much the clocks of the processes that share the database may differ; none if there is one process
 * @param lateWrites how long writes may go on that do not know yet that a stream was disabled
 */
public record StreamSettings(
        int shards, Duration shardLife, Supplier<Duration> controlPlaneDelay, Duration clockSkew, Duration lateWrites) {

    /** DynamoDB's own: see "Reading and processing a stream" in the Developer Guide. */
    public static final Duration USUAL_SHARD_LIFE = Duration.ofHours(4);

    private static final int MOST_SHARDS = 1000;

    public StreamSettings {
        if (shards < 1 || shards > MOST_SHARDS) {
            throw new IllegalArgumentException("shards: " + shards);
        }
    }

    /** How long a stream that was disabled is still being so, and may get records of writes that were under way. */
    Duration settling() {
        Duration delay = controlPlaneDelay.get();
        return delay.compareTo(lateWrites) > 0 ? delay : lateWrites;
    }
}
