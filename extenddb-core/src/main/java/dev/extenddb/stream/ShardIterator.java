package dev.extenddb.stream;

import java.time.Instant;

/**
 * Where a client is reading.
 *
 * @param stream the stream
 * @param shardId the shard
 * @param position the position of the next record to read
 * @param issuedAt when the client got it
 */
public record ShardIterator(StreamArn stream, String shardId, long position, Instant issuedAt) {}
