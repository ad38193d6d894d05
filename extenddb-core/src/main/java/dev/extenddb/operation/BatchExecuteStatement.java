package dev.extenddb.operation;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.extenddb.capacity.ConsumedCapacity;
import dev.extenddb.capacity.ReadMode;
import dev.extenddb.dataplane.CancellationReason;
import dev.extenddb.dataplane.DataPlane;
import dev.extenddb.error.DynamoDbException;
import dev.extenddb.error.ErrorCode;
import dev.extenddb.operation.TransactGetItems.Wanted;
import dev.extenddb.partiql.Statement;
import dev.extenddb.policy.AccessRequest;
import dev.extenddb.storage.StoredItem;
import dev.extenddb.table.TableCatalog;
import dev.extenddb.wire.JsonOutput;
import dev.extenddb.wire.ListShape;
import dev.extenddb.wire.Member;
import dev.extenddb.wire.Structure;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;

/** BatchExecuteStatement: up to 25 PartiQL statements, all reads or all writes, each of one item and each on its own. */
public final class BatchExecuteStatement
        implements Operation<BatchExecuteStatement.Request, BatchExecuteStatement.Response> {

    private static final int MOST_STATEMENTS = 25;

    private static final Member<List<StatementText>> STATEMENTS =
            Member.required("Statements", ListShape.of(StatementText.BATCH_SHAPE, 1, MOST_STATEMENTS));

    private static final Structure<Request> INPUT = Structure.of(
            "BatchExecuteStatementInput",
            in -> new Request(
                    in.get(STATEMENTS), in.get(CommonMembers.RETURN_CONSUMED_CAPACITY, ConsumedCapacity.Detail.NONE)),
            CommonMembers.RETURN_CONSUMED_CAPACITY,
            STATEMENTS);

    private final DataPlane items;
    private final StatementPlanner planner;

    BatchExecuteStatement(TableCatalog tables, DataPlane items) {
        this.items = items;
        this.planner = new StatementPlanner(tables);
    }

    /** The request's members; see BatchExecuteStatement in the API reference. */
    public record Request(List<StatementText> statements, ConsumedCapacity.Detail returnConsumedCapacity) {}

    /**
     * What became of one statement.
     *
     * @param tableName the table, if the statement is one and the table exists
     * @param item the item read, or the image that a write returns
     * @param error why it was not done
     */
    public record Outcome(Optional<String> tableName, Optional<ResponseItem> item, Optional<CancellationReason> error)
            implements JsonOutput {
        @Override
        public void write(JsonGenerator json) throws IOException {
            json.writeStartObject();
            if (error.isPresent()) {
                JsonOutput.writeMember(json, "Error", error.get());
            }
            if (tableName.isPresent()) {
                json.writeStringField("TableName", tableName.get());
            }
            if (item.isPresent()) {
                JsonOutput.writeMember(json, "Item", item.get());
            }
            json.writeEndObject();
        }
    }

    /** What became of each statement, in their order, and what they cost, where that was asked for. */
    public record Response(List<Outcome> responses, Optional<List<ConsumedCapacity>> consumedCapacity)
            implements JsonOutput {
        @Override
        public void write(JsonGenerator json) throws IOException {
            json.writeStartObject();
            JsonOutput.writeList(json, "Responses", responses);
            if (consumedCapacity.isPresent()) {
                JsonOutput.writeList(json, "ConsumedCapacity", consumedCapacity.get());
            }
            json.writeEndObject();
        }
    }

    /** A statement of the request: parsed, or with what is wrong with it. */
    private record Part(StatementText text, Optional<Statement> statement, Optional<DynamoDbException> fault) {

        static Part of(StatementText text) {
            try {
                return new Part(text, Optional.of(text.parse()), Optional.empty());
            } catch (DynamoDbException e) {
                return new Part(text, Optional.empty(), Optional.of(e));
            }
        }

        boolean reads() {
            return statement.filter(Statement.Select.class::isInstance).isPresent();
        }
    }

    @Override
    public String name() {
        return "BatchExecuteStatement";
    }

    @Override
    public Structure<Request> input() {
        return INPUT;
    }

    @Override
    public List<AccessRequest> access(Caller caller, Request request) {
        // A statement that is not allowed fails on its own.
        return List.of();
    }

    @Override
    public CompletionStage<Response> execute(Caller caller, Request request) {
        List<Part> parts = request.statements().stream().map(Part::of).toList();
        long statements =
                parts.stream().filter(part -> part.statement().isPresent()).count();
        long reads = parts.stream().filter(Part::reads).count();
        if (reads != 0 && reads != statements) {
            throw DynamoDbException.validation(
                    "BatchExecuteStatement API does not support both read and write operations in the same request.");
        }
        return new Run(caller, request.returnConsumedCapacity()).all(parts);
    }

    /** One request under way. Its statements are done one after the other. */
    private final class Run {

        private final Caller caller;
        private final ConsumedCapacity.Detail detail;
        private final List<Outcome> outcomes = new ArrayList<>();
        private final Map<String, ConsumedCapacity> consumed = new LinkedHashMap<>();

        Run(Caller caller, ConsumedCapacity.Detail detail) {
            this.caller = caller;
            this.detail = detail;
        }

        CompletionStage<Response> all(List<Part> parts) {
            CompletionStage<Boolean> done = CompletableFuture.completedFuture(true);
            for (Part part : parts) {
                done = done.thenCompose(before -> one(part)).thenApply(outcomes::add);
            }
            return done.thenApply(last -> new Response(
                    outcomes,
                    detail == ConsumedCapacity.Detail.NONE
                            ? Optional.empty()
                            : Optional.of(List.copyOf(consumed.values()))));
        }

        private CompletionStage<Outcome> one(Part part) {
            try {
                part.fault().ifPresent(fault -> {
                    throw fault;
                });
                caller.require(planner.access(caller, part.statement().orElseThrow(), name()));
                return part.reads() ? read(part) : write(part);
            } catch (DynamoDbException e) {
                return CompletableFuture.completedFuture(failed(part, e));
            }
        }

        private CompletionStage<Outcome> read(Part part) {
            var select = (Statement.Select) part.statement().orElseThrow();
            ReadMode mode = ReadMode.of(part.text().consistentRead());
            Wanted wanted = planner.item(caller, select, mode, name());
            return items.get(wanted.read()).thenApply(stored -> {
                int size = stored.map(StoredItem::size).orElse(0);
                capacityOf(wanted.tableName()).readTable(mode.units(size));
                return new Outcome(Optional.of(wanted.tableName()), stored.map(wanted.shown()), Optional.empty());
            });
        }

        private CompletionStage<Outcome> write(Part part) {
            Statement statement = part.statement().orElseThrow();
            StatementPlanner.requireAlone(statement);
            StatementWrite write = planner.write(caller, statement, part.text().returnItemOnFailure());
            return items.write(write.planned().write())
                    .thenApply(result -> {
                        result.addTo(capacityOf(write.planned().tableName()), 1);
                        return new Outcome(
                                Optional.of(write.planned().tableName()),
                                write.returned().apply(result).map(image -> ResponseItem.of(image, Optional.empty())),
                                Optional.empty());
                    })
                    .exceptionally(failure -> failed(part, refusal(failure)));
        }

        private ConsumedCapacity capacityOf(String tableName) {
            return consumed.computeIfAbsent(tableName, name -> new ConsumedCapacity(name, detail, false));
        }
    }

    /** What DynamoDB tells the client; anything else fails the whole request. */
    private static DynamoDbException refusal(Throwable failure) {
        Throwable cause = failure instanceof CompletionException ? failure.getCause() : failure;
        if (cause instanceof DynamoDbException refusal) {
            return refusal;
        }
        throw new CompletionException(cause);
    }

    private static Outcome failed(Part part, DynamoDbException refusal) {
        Optional<String> tableName = part.statement()
                .filter(statement -> refusal.code() != ErrorCode.RESOURCE_NOT_FOUND)
                .map(statement -> statement.source().table());
        return new Outcome(tableName, Optional.empty(), Optional.of(CancellationReason.of(refusal)));
    }
}
