package dev.extenddb.operation;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.extenddb.dataplane.DataPlane;
import dev.extenddb.policy.AccessRequest;
import dev.extenddb.table.TableCatalog;
import dev.extenddb.table.TableName;
import dev.extenddb.wire.JsonOutput;
import dev.extenddb.wire.Member;
import dev.extenddb.wire.NumberShape;
import dev.extenddb.wire.Structure;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;

/** ListTables: the names of an account's tables in a region, in order. */
public final class ListTables implements Operation<ListTables.Request, ListTables.Response> {

    private static final int MOST_NAMES = 100;

    private static final Member<String> EXCLUSIVE_START = Member.optional("ExclusiveStartTableName", TableName.NAME);
    private static final Member<Long> LIMIT = Member.optional("Limit", NumberShape.integer(1, MOST_NAMES));

    private static final Structure<Request> INPUT = Structure.of(
            "ListTablesInput", in -> new Request(in.find(EXCLUSIVE_START), in.find(LIMIT)), EXCLUSIVE_START, LIMIT);

    private final TableCatalog tables;
    private final DataPlane items;

    ListTables(TableCatalog tables, DataPlane items) {
        this.tables = tables;
        this.items = items;
    }

    /** The request's members; see ListTables in the API reference. */
    public record Request(Optional<String> exclusiveStartTableName, Optional<Long> limit) {}

    /** Names of tables, and the last of them if there are more. */
    public record Response(List<String> tableNames, Optional<String> lastEvaluatedTableName) implements JsonOutput {
        @Override
        public void write(JsonGenerator json) throws IOException {
            json.writeStartObject();
            json.writeArrayFieldStart("TableNames");
            for (String name : tableNames) {
                json.writeString(name);
            }
            json.writeEndArray();
            if (lastEvaluatedTableName.isPresent()) {
                json.writeStringField("LastEvaluatedTableName", lastEvaluatedTableName.get());
            }
            json.writeEndObject();
        }
    }

    @Override
    public String name() {
        return "ListTables";
    }

    @Override
    public Structure<Request> input() {
        return INPUT;
    }

    @Override
    public List<AccessRequest> access(Caller caller, Request request) {
        return List.of(TableAccess.other(caller, name(), "table/*"));
    }

    @Override
    public CompletionStage<Response> execute(Caller caller, Request request) {
        int limit = request.limit().map(Long::intValue).orElse(MOST_NAMES);
        return items.run(() -> {
            List<String> names = tables.names(
                    caller.account(),
                    caller.region(),
                    request.exclusiveStartTableName().orElse(""),
                    limit + 1);
            return names.size() <= limit
                    ? new Response(names, Optional.empty())
                    : new Response(names.subList(0, limit), Optional.of(names.get(limit - 1)));
        });
    }
}
