package dev.extenddb.operation;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.extenddb.dataplane.DataPlane;
import dev.extenddb.error.DynamoDbException;
import dev.extenddb.policy.AccessRequest;
import dev.extenddb.table.TableCatalog;
import dev.extenddb.table.TableDefinition;
import dev.extenddb.table.TableStatus;
import dev.extenddb.table.TimeToLive;
import dev.extenddb.wire.JsonOutput;
import dev.extenddb.wire.Structure;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;

/** DescribeTimeToLive: whether and by which attribute items of a table expire. */
public final class DescribeTimeToLive implements Operation<DescribeTimeToLive.Request, DescribeTimeToLive.Response> {

    private static final Structure<Request> INPUT = Structure.of(
            "DescribeTimeToLiveInput", in -> new Request(in.get(CommonMembers.TABLE_NAME)), CommonMembers.TABLE_NAME);

    private final TableCatalog tables;
    private final DataPlane items;

    DescribeTimeToLive(TableCatalog tables, DataPlane items) {
        this.tables = tables;
        this.items = items;
    }

    /** The request's members; see DescribeTimeToLive in the API reference. */
    public record Request(String tableName) {}

    /** The state, and the attribute if there is one. */
    public record Response(TimeToLive.Status status, Optional<String> attributeName) implements JsonOutput {
        @Override
        public void write(JsonGenerator json) throws IOException {
            json.writeStartObject();
            json.writeObjectFieldStart("TimeToLiveDescription");
            json.writeStringField("TimeToLiveStatus", status.name());
            if (attributeName.isPresent()) {
                json.writeStringField("AttributeName", attributeName.get());
            }
            json.writeEndObject();
            json.writeEndObject();
        }
    }

    @Override
    public String name() {
        return "DescribeTimeToLive";
    }

    @Override
    public Structure<Request> input() {
        return INPUT;
    }

    @Override
    public List<AccessRequest> access(Caller caller, Request request) {
        return List.of(TableAccess.to(tables, caller, request.tableName()).request(name()));
    }

    @Override
    public CompletionStage<Response> execute(Caller caller, Request request) {
        var address = caller.table(request.tableName());
        return items.run(() -> {
            TableDefinition table = tables.existing(address).definition();
            requireDescribable(table.status(tables.now()));
            return response(table.timeToLive());
        });
    }

    private static void requireDescribable(TableStatus status) {
        if (status == TableStatus.CREATING || status == TableStatus.DELETING) {
            throw DynamoDbException.validation("Cannot describe time to live while table is in " + status
                    + " state: Current table state is " + status);
        }
    }

    private Response response(Optional<TimeToLive> setting) {
        TimeToLive.Status status = setting.map(ttl -> ttl.status(tables.now())).orElse(TimeToLive.Status.DISABLED);
        return new Response(
                status,
                setting.filter(ttl -> status != TimeToLive.Status.DISABLED).map(TimeToLive::attributeName));
    }
}
