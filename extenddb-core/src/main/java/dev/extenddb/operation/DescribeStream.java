package dev.extenddb.operation;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.extenddb.error.DynamoDbException;
import dev.extenddb.policy.AccessRequest;
import dev.extenddb.stream.ChangeStream;
import dev.extenddb.stream.LogHead;
import dev.extenddb.stream.SequenceNumber;
import dev.extenddb.stream.Shard;
import dev.extenddb.stream.StreamArn;
import dev.extenddb.stream.StreamStatus;
import dev.extenddb.wire.EnumShape;
import dev.extenddb.wire.JsonOutput;
import dev.extenddb.wire.Member;
import dev.extenddb.wire.NumberShape;
import dev.extenddb.wire.Structure;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;

/** DescribeStream: what is known of a stream, and its shards in the order of their ids. */
public final class DescribeStream implements Operation<DescribeStream.Request, DescribeStream.Response> {

    private static final int MOST_SHARDS = 100;

    /** What a shard filter keeps. */
    public enum FilterType {
        CHILD_SHARDS
    }

    private static final Member<FilterType> FILTER_TYPE =
            Member.required("Type", EnumShape.of(FilterType.CHILD_SHARDS));
    private static final Member<String> FILTER_SHARD = Member.required("ShardId", StreamReads.SHARD_ID);
    private static final Member<String> FILTER = Member.optional(
            "ShardFilter", Structure.of("ShardFilter", in -> in.get(FILTER_SHARD), FILTER_TYPE, FILTER_SHARD));
    private static final Member<Long> LIMIT = Member.optional("Limit", NumberShape.integer(1, MOST_SHARDS));
    private static final Member<String> EXCLUSIVE_START =
            Member.optional("ExclusiveStartShardId", StreamReads.SHARD_ID);

    private static final Structure<Request> INPUT = Structure.of(
            "DescribeStreamInput",
            in -> new Request(
                    in.get(StreamReads.STREAM_ARN), in.find(LIMIT), in.find(EXCLUSIVE_START), in.find(FILTER)),
            StreamReads.STREAM_ARN,
            LIMIT,
            EXCLUSIVE_START,
            FILTER);

    private final StreamReads reads;

    DescribeStream(StreamReads reads) {
        this.reads = reads;
    }

    /**
     * The request's members; see DescribeStream in the DynamoDB Streams API reference.
     *
     * @param childrenOf the shard whose children are asked for, if there is a filter
     */
    public record Request(
            String streamArn,
            Optional<Long> limit,
            Optional<String> exclusiveStartShardId,
            Optional<String> childrenOf) {}

    /** A stream with some of its shards, and the id of the last of them if there are more. */
    public record Response(
            ChangeStream stream, StreamStatus status, List<Shard> shards, Optional<String> lastEvaluatedShardId)
            implements JsonOutput {

        @Override
        public void write(JsonGenerator json) throws IOException {
            json.writeStartObject();
            json.writeObjectFieldStart("StreamDescription");
            json.writeStringField("StreamArn", stream.arn().toString());
            json.writeStringField("StreamLabel", stream.label());
            json.writeStringField("StreamStatus", status.name());
            json.writeStringField("StreamViewType", stream.viewType().name());
            json.writeFieldName("CreationRequestDateTime");
            json.writeRawValue(
                    BigDecimal.valueOf(stream.createdAt().toEpochMilli(), 3).toPlainString());
            json.writeStringField("TableName", stream.table().name());
            JsonOutput.writeList(json, "KeySchema", stream.keySchema());
            json.writeArrayFieldStart("Shards");
            for (Shard shard : shards) {
                write(shard, json);
            }
            json.writeEndArray();
            if (lastEvaluatedShardId.isPresent()) {
                json.writeStringField("LastEvaluatedShardId", lastEvaluatedShardId.get());
            }
            json.writeEndObject();
            json.writeEndObject();
        }

        private static void write(Shard shard, JsonGenerator json) throws IOException {
            json.writeStartObject();
            json.writeStringField("ShardId", shard.id());
            json.writeObjectFieldStart("SequenceNumberRange");
            json.writeStringField("StartingSequenceNumber", SequenceNumber.of(shard.start()));
            if (shard.end().isPresent()) {
                json.writeStringField(
                        "EndingSequenceNumber", SequenceNumber.of(shard.end().get()));
            }
            json.writeEndObject();
            if (shard.parent().isPresent()) {
                json.writeStringField("ParentShardId", shard.parent().get());
            }
            json.writeEndObject();
        }
    }

    @Override
    public String service() {
        return StreamReads.SERVICE;
    }

    @Override
    public String name() {
        return "DescribeStream";
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
        if (request.exclusiveStartShardId().isPresent() && request.childrenOf().isPresent()) {
            throw DynamoDbException.validation(
                    "ShardFilter and ExclusiveStartShardId both should not be specified in the request.");
        }
        StreamArn arn = StreamReads.arn(request.streamArn());
        return reads.read(caller, arn, (stream, head) -> describe(request, stream, head));
    }

    private Response describe(Request request, ChangeStream stream, LogHead head) {
        int limit = request.limit().map(Long::intValue).orElse(MOST_SHARDS);
        List<Shard> wanted = head.shards().stream()
                .filter(shard -> request.exclusiveStartShardId()
                        .filter(start -> shard.id().compareTo(start) <= 0)
                        .isEmpty())
                .filter(shard ->
                        request.childrenOf().isEmpty() || request.childrenOf().equals(shard.parent()))
                .toList();
        StreamStatus status = stream.status(reads.now(), reads.streams().settings());
        return wanted.size() <= limit
                ? new Response(stream, status, wanted, Optional.empty())
                : new Response(
                        stream,
                        status,
                        wanted.subList(0, limit),
                        Optional.of(wanted.get(limit - 1).id()));
    }
}
