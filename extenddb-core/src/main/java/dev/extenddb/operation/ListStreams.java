package dev.extenddb.operation;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.extenddb.dataplane.DataPlane;
import dev.extenddb.policy.AccessRequest;
import dev.extenddb.stream.ChangeStream;
import dev.extenddb.stream.StreamArn;
import dev.extenddb.stream.StreamCatalog;
import dev.extenddb.table.TableAddress;
import dev.extenddb.table.TableName;
import dev.extenddb.wire.JsonOutput;
import dev.extenddb.wire.Member;
import dev.extenddb.wire.NumberShape;
import dev.extenddb.wire.Structure;
import dev.extenddb.wire.TextShape;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;

/** ListStreams: the streams of an account in a region, those too that ended within 24 hours. */
public final class ListStreams implements Operation<ListStreams.Request, ListStreams.Response> {

    private static final int MOST_STREAMS = 100;

    private static final Member<String> TABLE_NAME = Member.optional("TableName", TableName.NAME_OR_ARN);
    private static final Member<Long> LIMIT = Member.optional("Limit", NumberShape.integer(1, MOST_STREAMS));
    private static final Member<String> EXCLUSIVE_START =
            Member.optional("ExclusiveStartStreamArn", TextShape.ofLength(37, 1024));

    private static final Structure<Request> INPUT = Structure.of(
            "ListStreamsInput",
            in -> new Request(in.find(TABLE_NAME), in.find(LIMIT), in.find(EXCLUSIVE_START)),
            TABLE_NAME,
            LIMIT,
            EXCLUSIVE_START);

    private final DataPlane items;
    private final StreamCatalog streams;

    ListStreams(DataPlane items, StreamCatalog streams) {
        this.items = items;
        this.streams = streams;
    }

    /** The request's members; see ListStreams in the DynamoDB Streams API reference. */
    public record Request(Optional<String> tableName, Optional<Long> limit, Optional<String> exclusiveStartStreamArn) {}

    /** Streams, and the last of them if there are more. */
    public record Response(List<ChangeStream> streams, Optional<StreamArn> lastEvaluatedStreamArn)
            implements JsonOutput {

        @Override
        public void write(JsonGenerator json) throws IOException {
            json.writeStartObject();
            json.writeArrayFieldStart("Streams");
            for (ChangeStream stream : streams) {
                json.writeStartObject();
                json.writeStringField("StreamArn", stream.arn().toString());
                json.writeStringField("TableName", stream.table().name());
                json.writeStringField("StreamLabel", stream.label());
                json.writeEndObject();
            }
            json.writeEndArray();
            if (lastEvaluatedStreamArn.isPresent()) {
                json.writeStringField(
                        "LastEvaluatedStreamArn", lastEvaluatedStreamArn.get().toString());
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
        return "ListStreams";
    }

    @Override
    public Structure<Request> input() {
        return INPUT;
    }

    @Override
    public List<AccessRequest> access(Caller caller, Request request) {
        String table =
                request.tableName().map(caller::table).map(TableAddress::name).orElse("*");
        return List.of(TableAccess.other(caller, name(), "table/" + table + "/stream/*"));
    }

    @Override
    public CompletionStage<Response> execute(Caller caller, Request request) {
        int limit = request.limit().map(Long::intValue).orElse(MOST_STREAMS);
        Optional<String> table = request.tableName().map(caller::table).map(TableAddress::name);
        Optional<StreamArn> after = request.exclusiveStartStreamArn().map(StreamReads::arn);
        return items.run(() -> {
            List<ChangeStream> found = streams.list(caller.account(), caller.region(), table, after, limit + 1);
            List<ChangeStream> page = found.stream().limit(limit).toList();
            Optional<StreamArn> last =
                    found.size() > limit ? Optional.of(page.get(limit - 1).arn()) : Optional.empty();
            return new Response(page.stream().filter(streams::isKept).toList(), last);
        });
    }
}
