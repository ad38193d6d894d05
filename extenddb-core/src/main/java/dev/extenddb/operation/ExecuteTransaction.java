package dev.extenddb.operation;

import dev.extenddb.capacity.ConsumedCapacity;
import dev.extenddb.capacity.ReadMode;
import dev.extenddb.dataplane.CancellationReason;
import dev.extenddb.dataplane.DataPlane;
import dev.extenddb.dataplane.TransactionCanceledException;
import dev.extenddb.error.DynamoDbException;
import dev.extenddb.error.ErrorCode;
import dev.extenddb.item.Bytes;
import dev.extenddb.operation.TransactGetItems.Wanted;
import dev.extenddb.operation.TransactionPlanner.Planned;
import dev.extenddb.partiql.Statement;
import dev.extenddb.policy.AccessRequest;
import dev.extenddb.table.TableCatalog;
import dev.extenddb.wire.ListShape;
import dev.extenddb.wire.Member;
import dev.extenddb.wire.Structure;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.function.IntFunction;

/** ExecuteTransaction: up to 100 PartiQL statements, all reads or all writes and checks, all or none. */
public final class ExecuteTransaction implements Operation<ExecuteTransaction.Request, TransactGetItems.Response> {

    private static final int MOST_STATEMENTS = 100;

    private static final Member<List<StatementText>> TRANSACT_STATEMENTS =
            Member.required("TransactStatements", ListShape.of(StatementText.TRANSACTION_SHAPE, 1, MOST_STATEMENTS));

    private static final Structure<Request> INPUT = Structure.of(
            "ExecuteTransactionInput",
            in -> new Request(
                    in.get(TRANSACT_STATEMENTS),
                    in.find(TransactWriteItems.CLIENT_REQUEST_TOKEN),
                    in.get(CommonMembers.RETURN_CONSUMED_CAPACITY, ConsumedCapacity.Detail.NONE)),
            TransactWriteItems.CLIENT_REQUEST_TOKEN,
            CommonMembers.RETURN_CONSUMED_CAPACITY,
            TRANSACT_STATEMENTS);

    private final DataPlane items;
    private final StatementPlanner planner;
    private final WriteTransaction transaction;

    ExecuteTransaction(TableCatalog tables, DataPlane items) {
        this.items = items;
        this.planner = new StatementPlanner(tables);
        this.transaction = new WriteTransaction(tables, items);
    }

    /** The request's members; see ExecuteTransaction in the API reference. */
    public record Request(
            List<StatementText> transactStatements,
            Optional<String> clientRequestToken,
            ConsumedCapacity.Detail returnConsumedCapacity) {}

    @Override
    public String name() {
        return "ExecuteTransaction";
    }

    @Override
    public Structure<Request> input() {
        return INPUT;
    }

    @Override
    public List<AccessRequest> access(Caller caller, Request request) {
        requireValues(request);
        return each(
                request.transactStatements().size(),
                i -> planner.access(caller, request.transactStatements().get(i).parse(), name()));
    }

    @Override
    public CompletionStage<TransactGetItems.Response> execute(Caller caller, Request request) {
        requireValues(request);
        List<StatementText> texts = request.transactStatements();
        List<Statement> statements = each(texts.size(), i -> parse(texts.get(i)));
        long reads =
                statements.stream().filter(Statement.Select.class::isInstance).count();
        if (reads == statements.size()) {
            return read(caller, request, statements);
        }
        if (reads > 0) {
            throw DynamoDbException.validation(
                    "ExecuteTransaction API does not support both read and write operations in the same request.");
        }
        return write(caller, request, statements);
    }

    /** Parameters are no part of any statement when they are looked at. */
    private static void requireValues(Request request) {
        request.transactStatements().forEach(StatementText::values);
    }

    private static Statement parse(StatementText text) {
        Statement statement = text.parse();
        boolean returning = (statement instanceof Statement.Update update
                        && update.returning().isPresent())
                || (statement instanceof Statement.Delete delete
                        && delete.returning().isPresent());
        if (returning) {
            throw DynamoDbException.validation("RETURNING clause is not supported in ExecuteTransaction.");
        }
        return statement;
    }

    private CompletionStage<TransactGetItems.Response> read(
            Caller caller, Request request, List<Statement> statements) {
        List<Wanted> wanted = each(statements.size(), i -> item(caller, (Statement.Select) statements.get(i)));
        WriteTransaction.requireDistinct(
                wanted.stream().map(item -> item.read().tableKey()).toList());
        return TransactGetItems.read(items, wanted, request.returnConsumedCapacity());
    }

    private Wanted item(Caller caller, Statement.Select select) {
        if (select.source().index().isPresent()) {
            throw DynamoDbException.validation("Reads on indices are not supported within transactions.");
        }
        return planner.item(caller, select, ReadMode.TRANSACTIONAL, name());
    }

    private CompletionStage<TransactGetItems.Response> write(
            Caller caller, Request request, List<Statement> statements) {
        List<StatementText> texts = request.transactStatements();
        List<Planned> planned = each(
                statements.size(),
                i -> planner.write(caller, statements.get(i), texts.get(i).returnItemOnFailure())
                        .planned());
        Optional<WriteTransaction.Token> token = request.clientRequestToken()
                .map(text -> new WriteTransaction.Token(IdempotencyTokens.keyOf(caller, text), fingerprint(texts)));
        return transaction
                .run(planned, token, request.returnConsumedCapacity())
                .thenApply(consumed -> new TransactGetItems.Response(List.of(), consumed));
    }

    /** Does something for each statement. What is wrong with one is told with its position. */
    private static <T> List<T> each(int count, IntFunction<T> action) {
        var results = new ArrayList<T>();
        for (int i = 0; i < count; i++) {
            try {
                results.add(action.apply(i));
            } catch (SchemaMismatchException e) {
                throw TransactionCanceledException.because(CancellationReason.of(e), i, count);
            } catch (DynamoDbException e) {
                if (e.code() != ErrorCode.VALIDATION) {
                    throw e;
                }
                throw DynamoDbException.validation(
                        "Validation failed in TransactStatements[" + i + "]: " + e.getMessage());
            }
        }
        return results;
    }

    private static Bytes fingerprint(List<StatementText> texts) {
        var fingerprint = new Fingerprint();
        texts.forEach(text -> text.appendTo(fingerprint));
        return fingerprint.build();
    }
}
