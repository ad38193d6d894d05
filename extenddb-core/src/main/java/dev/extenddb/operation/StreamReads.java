package dev.extenddb.operation;

import dev.extenddb.dataplane.DataPlane;
import dev.extenddb.error.DynamoDbException;
import dev.extenddb.policy.AccessRequest;
import dev.extenddb.stream.ChangeStream;
import dev.extenddb.stream.LogHead;
import dev.extenddb.stream.ShardIterator;
import dev.extenddb.stream.StreamArn;
import dev.extenddb.stream.Streams;
import dev.extenddb.table.TableCatalog;
import dev.extenddb.wire.Member;
import dev.extenddb.wire.TextShape;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.BiFunction;

/** What the operations on one stream have in common. */
final class StreamReads {

    /** The service under whose name these operations are called. */
    static final String SERVICE = "DynamoDBStreams_20120810";

    static final Member<String> STREAM_ARN = Member.required("StreamArn", TextShape.ofLength(37, 1024));

    static final TextShape SHARD_ID = TextShape.ofLength(28, 65);

    private final DataPlane items;
    private final Streams streams;
    private final TableCatalog tables;

    StreamReads(DataPlane items, Streams streams, TableCatalog tables) {
        this.items = items;
        this.streams = streams;
        this.tables = tables;
    }

    Streams streams() {
        return streams;
    }

    Instant now() {
        return tables.now();
    }

    /** The stream that a request names. */
    static StreamArn arn(String text) {
        return StreamArn.parse(text).orElseThrow(() -> DynamoDbException.validation("Invalid StreamArn: " + text));
    }

    /** The iterator that a text stands for. The secret that authenticates it may have to be read first. */
    CompletionStage<ShardIterator> decode(String text) {
        return items.run(() -> decodeNow(text));
    }

    /** The same on the caller's thread. */
    ShardIterator decodeNow(String text) {
        return streams.iterators()
                .decode(text)
                .orElseThrow(() -> DynamoDbException.validation("Invalid ShardIterator"));
    }

    /** An access to a stream, as policies see it. */
    AccessRequest access(StreamArn arn, String action) {
        return TableAccess.to(tables, arn.table()).stream(arn.label()).request(action);
    }

    /** Does some work on a stream of the caller's, or on one that policies let the caller have, with its log brought up to date. */
    <T> CompletionStage<T> read(Caller caller, StreamArn arn, BiFunction<ChangeStream, LogHead, T> work) {
        boolean may = caller.authority().isLimited() || arn.table().account().equals(caller.account());
        boolean own = may && arn.table().region().equals(caller.region());
        if (!own) {
            throw notFound(arn);
        }
        return items.run(() -> find(arn))
                .thenCompose(this::ended)
                .thenCompose(stream -> items.run(() -> work.apply(stream, streams.upToDate(stream))));
    }

    /**
     * A stream as it was found.
     *
     * @param forsaken whether its table goes on without it, and its end is yet to be noted
     */
    private record Found(ChangeStream stream, boolean forsaken) {}

    private Found find(StreamArn arn) {
        ChangeStream stream = streams.catalog().find(arn).orElseThrow(() -> notFound(arn));
        return new Found(stream, streams.catalog().isForsaken(stream));
    }

    private CompletionStage<ChangeStream> ended(Found found) {
        return found.forsaken()
                ? items.afterWritesUnderWay(() -> streams.catalog().end(found.stream()))
                : CompletableFuture.completedFuture(found.stream());
    }

    private static DynamoDbException notFound(StreamArn arn) {
        return DynamoDbException.notFound("Requested resource not found: Stream: " + arn + " not found");
    }
}
