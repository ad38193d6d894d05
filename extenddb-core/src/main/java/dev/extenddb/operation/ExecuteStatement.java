package dev.extenddb.operation;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.extenddb.capacity.ConsumedCapacity;
import dev.extenddb.dataplane.DataPlane;
import dev.extenddb.item.Item;
import dev.extenddb.item.ItemJson;
import dev.extenddb.partiql.Statement;
import dev.extenddb.policy.AccessRequest;
import dev.extenddb.table.TableCatalog;
import dev.extenddb.wire.JsonOutput;
import dev.extenddb.wire.Member;
import dev.extenddb.wire.Structure;
import dev.extenddb.wire.TextShape;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.CompletionStage;

/** ExecuteStatement: reads items or writes one, as a PartiQL statement says. */
public final class ExecuteStatement implements Operation<ExecuteStatement.Request, ExecuteStatement.Response> {

    private static final Member<String> NEXT_TOKEN = Member.optional("NextToken", TextShape.ofLength(1, 32768));

    private static final Structure<Request> INPUT = Structure.of(
            "ExecuteStatementInput",
            in -> new Request(
                    StatementText.from(in, in.get(CommonMembers.CONSISTENT_READ, false)),
                    in.find(CommonMembers.LIMIT),
                    in.find(NEXT_TOKEN),
                    in.get(CommonMembers.RETURN_CONSUMED_CAPACITY, ConsumedCapacity.Detail.NONE)),
            CommonMembers.RETURN_CONSUMED_CAPACITY,
            StatementText.STATEMENT,
            StatementText.PARAMETERS,
            CommonMembers.CONSISTENT_READ,
            NEXT_TOKEN,
            CommonMembers.LIMIT,
            CommonMembers.RETURN_VALUES_ON_CONDITION_CHECK_FAILURE);

    private final DataPlane items;
    private final StatementPlanner planner;

    ExecuteStatement(TableCatalog tables, DataPlane items) {
        this.items = items;
        this.planner = new StatementPlanner(tables);
    }

    /** The request's members; see ExecuteStatement in the API reference. */
    public record Request(
            StatementText statement,
            Optional<Long> limit,
            Optional<String> nextToken,
            ConsumedCapacity.Detail returnConsumedCapacity) {}

    /**
     * The items read, or the image that a write returns; where to go on, if there may be more; and what it cost, where that was asked
     * for.
     */
    public record Response(
            List<ResponseItem> items,
            Optional<String> nextToken,
            Optional<Item> lastEvaluatedKey,
            Optional<ConsumedCapacity> consumedCapacity)
            implements JsonOutput {
        @Override
        public void write(JsonGenerator json) throws IOException {
            json.writeStartObject();
            JsonOutput.writeList(json, "Items", items);
            if (nextToken.isPresent()) {
                json.writeStringField("NextToken", nextToken.get());
            }
            if (lastEvaluatedKey.isPresent()) {
                json.writeFieldName("LastEvaluatedKey");
                ItemJson.write(lastEvaluatedKey.get(), json);
            }
            if (consumedCapacity.isPresent()) {
                JsonOutput.writeMember(json, "ConsumedCapacity", consumedCapacity.get());
            }
            json.writeEndObject();
        }
    }

    @Override
    public String name() {
        return "ExecuteStatement";
    }

    @Override
    public Structure<Request> input() {
        return INPUT;
    }

    @Override
    public List<AccessRequest> access(Caller caller, Request request) {
        return List.of(planner.access(caller, request.statement().parse()));
    }

    @Override
    public CompletionStage<Response> execute(Caller caller, Request request) {
        Statement statement = request.statement().parse();
        if (statement instanceof Statement.Select select) {
            return read(caller, request, select);
        }
        StatementPlanner.requireAlone(statement);
        return write(planner.write(caller, statement, request.statement().returnItemOnFailure()), request);
    }

    private CompletionStage<Response> read(Caller caller, Request request, Statement.Select select) {
        SelectPlan plan = planner.select(caller, select, request.statement().consistentRead());
        Optional<Item> startKey = request.nextToken().map(token -> NextToken.decode(request.statement(), token));
        OptionalLong limit = plan.single() || request.limit().isEmpty()
                ? OptionalLong.empty()
                : OptionalLong.of(request.limit().get());
        return plan.read(items, limit, startKey)
                .thenApply(page -> ReadResponse.of(page, select.source().table(), request.returnConsumedCapacity()))
                .thenApply(page -> response(request, plan, page));
    }

    private static Response response(Request request, SelectPlan plan, ReadResponse page) {
        return new Response(
                page.items().orElse(List.of()).stream()
                        .map(plan.columns()::show)
                        .toList(),
                page.lastEvaluatedKey().map(key -> NextToken.encode(request.statement(), key)),
                page.lastEvaluatedKey(),
                page.consumedCapacity());
    }

    private CompletionStage<Response> write(StatementWrite write, Request request) {
        return items.write(write.planned().write())
                .thenApply(result -> new Response(
                        write.returned().apply(result).stream()
                                .map(image -> ResponseItem.of(image, Optional.empty()))
                                .toList(),
                        Optional.empty(),
                        Optional.empty(),
                        write.consumed(result, request.returnConsumedCapacity())));
    }
}
