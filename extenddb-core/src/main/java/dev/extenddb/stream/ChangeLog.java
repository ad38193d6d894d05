package dev.extenddb.stream;

import dev.extenddb.storage.TableRef;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * A log of the changes of a table's items, as its keeper has to know it at one instant. Streams are such logs, and there are others.
 *
 * @param ref where its rows lie
 * @param createdAt when it began
 * @param shards how many shards are open at a time, 1 to 1000
 * @param shardLife after how long an open shard is closed and goes on in another one; empty if it does not
 * @param trimmedTo records that were made at this instant or before are removed
 * @param ended whether nothing is recorded any more
 */
public record ChangeLog(
        TableRef ref, Instant createdAt, int shards, Optional<Duration> shardLife, Instant trimmedTo, boolean ended) {}
