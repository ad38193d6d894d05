package dev.extenddb.operation;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.extenddb.error.DynamoDbException;
import dev.extenddb.error.ErrorCode;
import dev.extenddb.policy.AccessRequest;
import dev.extenddb.stream.ChangeStream;
import dev.extenddb.stream.LogHead;
import dev.extenddb.stream.LogReader.Slice;
import dev.extenddb.stream.Shard;
import dev.extenddb.stream.ShardIterator;
import dev.extenddb.stream.StreamRecord;
import dev.extenddb.wire.JsonOutput;
import dev.extenddb.wire.Member;
import dev.extenddb.wire.NumberShape;
import dev.extenddb.wire.Structure;
import dev.extenddb.wire.TextShape;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;

/** GetRecords: the next records of a shard, up to 1,000 or 1 MB of them. */
public final class GetRecords implements Operation<GetRecords.Request, GetRecords.Response> {

    private static final int MOST_RECORDS = 1000;

    /** For how long an iterator may be used; see GetShardIterator in the DynamoDB Streams API reference. */
    private static final Duration ITERATOR_LIFE = Duration.ofMinutes(15);

    private static final Member<String> SHARD_ITERATOR = Member.required("ShardIterator", TextShape.ofLength(1, 2048));
    private static final Member<Long> LIMIT = Member.optional("Limit", NumberShape.integer(1, MOST_RECORDS));

    private static final Structure<Request> INPUT = Structure.of(
            "GetRecordsInput", in -> new Request(in.get(SHARD_ITERATOR), in.find(LIMIT)), SHARD_ITERATOR, LIMIT);

    private final StreamReads reads;

    GetRecords(StreamReads reads) {
        this.reads = reads;
    }

    /** The request's members; see GetRecords in the DynamoDB Streams API reference. */
    public record Request(String shardIterator, Optional<Long> limit) {}

    /** Records, and how to go on; nothing follows the end of a closed shard. */
    public record Response(List<StreamRecord> records, Optional<String> nextShardIterator) implements JsonOutput {
        @Override
        public void write(JsonGenerator json) throws IOException {
            json.writeStartObject();
            JsonOutput.writeList(json, "Records", records);
            if (nextShardIterator.isPresent()) {
                json.writeStringField("NextShardIterator", nextShardIterator.get());
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
        return "GetRecords";
    }

    @Override
    public Structure<Request> input() {
        return INPUT;
    }

    @Override
    public List<AccessRequest> access(Caller caller, Request request) {
        return List.of(reads.access(reads.decodeNow(request.shardIterator()).stream(), name()));
    }

    @Override
    public CompletionStage<Response> execute(Caller caller, Request request) {
        int limit = request.limit().map(Long::intValue).orElse(MOST_RECORDS);
        return reads.decode(request.shardIterator())
                .thenCompose(iterator -> reads.read(
                        caller, iterator.stream(), (stream, head) -> read(unexpired(iterator), stream, head, limit)));
    }

    private ShardIterator unexpired(ShardIterator iterator) {
        if (reads.now().isAfter(iterator.issuedAt().plus(ITERATOR_LIFE))) {
            throw new DynamoDbException(ErrorCode.EXPIRED_ITERATOR, "Iterator expired");
        }
        return iterator;
    }

    private Response read(ShardIterator iterator, ChangeStream stream, LogHead head, int limit) {
        // A shard that is not known any more was trimmed as a whole.
        Shard shard = head.shard(iterator.shardId()).orElseThrow(GetShardIterator::trimmed);
        if (head.isTrimmed(shard, iterator.position())) {
            throw GetShardIterator.trimmed();
        }
        Slice slice = reads.streams().reader().read(stream, shard, iterator.position(), limit);
        if (slice.atEnd()) {
            return new Response(slice.records(), Optional.empty());
        }
        var next = new ShardIterator(iterator.stream(), iterator.shardId(), slice.next(), reads.now());
        return new Response(
                slice.records(), Optional.of(reads.streams().iterators().encode(next)));
    }
}
