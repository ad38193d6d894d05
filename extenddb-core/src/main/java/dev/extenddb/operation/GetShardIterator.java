package dev.extenddb.operation;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.extenddb.error.DynamoDbException;
import dev.extenddb.error.ErrorCode;
import dev.extenddb.policy.AccessRequest;
import dev.extenddb.stream.ChangeStream;
import dev.extenddb.stream.LogHead;
import dev.extenddb.stream.SequenceNumber;
import dev.extenddb.stream.Shard;
import dev.extenddb.stream.ShardIterator;
import dev.extenddb.stream.StreamArn;
import dev.extenddb.wire.EnumShape;
import dev.extenddb.wire.JsonOutput;
import dev.extenddb.wire.Member;
import dev.extenddb.wire.Structure;
import dev.extenddb.wire.TextShape;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;

/** GetShardIterator: where to begin to read a shard. */
public final class GetShardIterator implements Operation<GetShardIterator.Request, GetShardIterator.Response> {

    /** How the beginning is said. */
    public enum IteratorType {
        TRIM_HORIZON,
        LATEST,
        AT_SEQUENCE_NUMBER,
        AFTER_SEQUENCE_NUMBER;

        private boolean needsNumber() {
            return this == AT_SEQUENCE_NUMBER || this == AFTER_SEQUENCE_NUMBER;
        }
    }

    private static final Member<String> SHARD_ID = Member.required("ShardId", StreamReads.SHARD_ID);
    private static final Member<IteratorType> TYPE = Member.required(
            "ShardIteratorType",
            EnumShape.of(
                    IteratorType.AT_SEQUENCE_NUMBER,
                    IteratorType.TRIM_HORIZON,
                    IteratorType.LATEST,
                    IteratorType.AFTER_SEQUENCE_NUMBER));
    private static final Member<String> SEQUENCE_NUMBER = Member.optional("SequenceNumber", TextShape.ofLength(21, 40));

    private static final Structure<Request> INPUT = Structure.of(
            "GetShardIteratorInput",
            in -> new Request(in.get(StreamReads.STREAM_ARN), in.get(SHARD_ID), in.get(TYPE), in.find(SEQUENCE_NUMBER)),
            StreamReads.STREAM_ARN,
            SHARD_ID,
            TYPE,
            SEQUENCE_NUMBER);

    private final StreamReads reads;

    GetShardIterator(StreamReads reads) {
        this.reads = reads;
    }

    /** The request's members; see GetShardIterator in the DynamoDB Streams API reference. */
    public record Request(
            String streamArn, String shardId, IteratorType shardIteratorType, Optional<String> sequenceNumber) {}

    /** An iterator as text. */
    public record Response(String shardIterator) implements JsonOutput {
        @Override
        public void write(JsonGenerator json) throws IOException {
            json.writeStartObject();
            json.writeStringField("ShardIterator", shardIterator);
            json.writeEndObject();
        }
    }

    @Override
    public String service() {
        return StreamReads.SERVICE;
    }

    @Override
    public String name() {
        return "GetShardIterator";
    }

    @Override
    public Structure<Request> input() {
        return INPUT;
    }

    @Override
    public List<AccessRequest> access(Caller caller, Request request) {
        return List.of(reads.access(StreamReads.arn(request.streamArn()), name()));
    }

    @Override
    public CompletionStage<Response> execute(Caller caller, Request request) {
        StreamArn arn = StreamReads.arn(request.streamArn());
        IteratorType type = request.shardIteratorType();
        if (type.needsNumber() && request.sequenceNumber().isEmpty()) {
            throw invalidNumber();
        }
        if (!type.needsNumber() && request.sequenceNumber().isPresent()) {
            throw TableChecks.invalid("SequenceNumber should not be passed for this iterator type");
        }
        return reads.read(caller, arn, (stream, head) -> begin(request, stream, head));
    }

    private Response begin(Request request, ChangeStream stream, LogHead head) {
        Shard shard = head.shard(request.shardId())
                .orElseThrow(() -> DynamoDbException.notFound("Requested resource not found: Shard does not exist"));
        long position = switch (request.shardIteratorType()) {
            case TRIM_HORIZON -> head.trimHorizon(shard);
            case LATEST -> shard.end().map(last -> last + 1).orElse(head.next());
            case AT_SEQUENCE_NUMBER -> position(request, head, shard, 0);
            case AFTER_SEQUENCE_NUMBER -> position(request, head, shard, 1);
        };
        var iterator = new ShardIterator(stream.arn(), shard.id(), position, reads.now());
        return new Response(reads.streams().iterators().encode(iterator));
    }

    private static long position(Request request, LogHead head, Shard shard, int distance) {
        long given = request.sequenceNumber()
                .flatMap(SequenceNumber::position)
                .filter(position -> position <= head.next())
                .filter(shard::spans)
                .orElseThrow(GetShardIterator::invalidNumber);
        if (head.isTrimmed(shard, given + distance)) {
            throw trimmed();
        }
        return given + distance;
    }

    private static DynamoDbException invalidNumber() {
        return TableChecks.invalid("Invalid SequenceNumber");
    }

    static DynamoDbException trimmed() {
        return new DynamoDbException(
                ErrorCode.TRIMMED_DATA_ACCESS,
                "The operation attempted to read past the oldest stream record in a shard.");
    }
}
