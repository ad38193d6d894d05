package dev.extenddb.emulator;

import dev.extenddb.error.DynamoDbException;
import dev.extenddb.operation.BatchExecuteStatement;
import dev.extenddb.operation.BatchGetItem;
import dev.extenddb.operation.BatchWriteItem;
import dev.extenddb.operation.DeleteItem;
import dev.extenddb.operation.ExecuteStatement;
import dev.extenddb.operation.ExecuteTransaction;
import dev.extenddb.operation.GetItem;
import dev.extenddb.operation.PutItem;
import dev.extenddb.operation.Query;
import dev.extenddb.operation.ReadOptions;
import dev.extenddb.operation.Scan;
import dev.extenddb.operation.StatementText;
import dev.extenddb.operation.TransactGetItems;
import dev.extenddb.operation.TransactWriteItem;
import dev.extenddb.operation.TransactWriteItems;
import dev.extenddb.operation.UpdateItem;
import dev.extenddb.partiql.Statement;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What a request is about.
 *
 * @param operation the operation's name
 * @param tables the tables it names, without repetitions
 * @param index the index it reads
 * @param parts how many items or statements it is made of
 * @param eventual whether it reads and need not see every write
 */
record RequestTarget(String operation, List<String> tables, Optional<String> index, int parts, boolean eventual) {

    RequestTarget {
        tables = List.copyOf(tables);
    }

    /** The same request, about a table that it does not name. */
    RequestTarget about(Optional<String> table) {
        return new RequestTarget(operation, table.stream().toList(), index, parts, eventual);
    }

    static RequestTarget of(String operation, Object request) {
        return switch (operation) {
            case "GetItem" -> ofRead((GetItem.Request) request);
            case "PutItem" -> one(operation, ((PutItem.Request) request).tableName(), Optional.empty(), false);
            case "UpdateItem" -> one(operation, ((UpdateItem.Request) request).tableName(), Optional.empty(), false);
            case "DeleteItem" -> one(operation, ((DeleteItem.Request) request).tableName(), Optional.empty(), false);
            case "Query" ->
                range(operation, ((Query.Request) request).tableName(), ((Query.Request) request).options());
            case "Scan" -> range(operation, ((Scan.Request) request).tableName(), ((Scan.Request) request).options());
            case "BatchGetItem" -> ofBatch((BatchGetItem.Request) request);
            case "BatchWriteItem" -> ofBatch((BatchWriteItem.Request) request);
            case "TransactGetItems" -> ofTransaction((TransactGetItems.Request) request);
            case "TransactWriteItems" -> ofTransaction((TransactWriteItems.Request) request);
            case "ExecuteStatement" ->
                ofStatements(operation, List.of(((ExecuteStatement.Request) request).statement()));
            case "BatchExecuteStatement" ->
                ofStatements(operation, ((BatchExecuteStatement.Request) request).statements());
            case "ExecuteTransaction" ->
                ofStatements(operation, ((ExecuteTransaction.Request) request).transactStatements());
            default -> ofOther(operation, NamedResource.of(operation, request));
        };
    }

    private static RequestTarget ofOther(String operation, Optional<String> table) {
        return table.isPresent()
                ? one(operation, table.get(), Optional.empty(), false)
                : new RequestTarget(operation, List.of(), Optional.empty(), 1, false);
    }

    private static RequestTarget ofRead(GetItem.Request get) {
        return one("GetItem", get.tableName(), Optional.empty(), !get.consistentRead());
    }

    private static RequestTarget ofBatch(BatchGetItem.Request get) {
        int parts = get.requestItems().values().stream()
                .mapToInt(table -> table.keys().size())
                .sum();
        boolean eventual = get.requestItems().values().stream().noneMatch(BatchGetItem.TableRequest::consistentRead);
        return many("BatchGetItem", get.requestItems().keySet(), parts, eventual);
    }

    private static RequestTarget ofBatch(BatchWriteItem.Request write) {
        int parts = write.requestItems().values().stream().mapToInt(List::size).sum();
        return many("BatchWriteItem", write.requestItems().keySet(), parts, false);
    }

    private static RequestTarget ofTransaction(TransactGetItems.Request get) {
        List<String> tables = get.transactItems().stream()
                .map(TransactGetItems.Get::tableName)
                .toList();
        return many("TransactGetItems", tables, tables.size(), false);
    }

    private static RequestTarget ofTransaction(TransactWriteItems.Request write) {
        List<String> tables = write.transactItems().stream()
                .flatMap(RequestTarget::partsOf)
                .map(TransactWriteItem.Part::tableName)
                .toList();
        return many("TransactWriteItems", tables, write.transactItems().size(), false);
    }

    private static Stream<TransactWriteItem.Part> partsOf(TransactWriteItem item) {
        return Stream.of(item.conditionCheck(), item.put(), item.delete(), item.update())
                .flatMap(Optional::stream);
    }

    private static RequestTarget range(String operation, String table, ReadOptions options) {
        return one(operation, table, options.indexName(), !options.consistentRead());
    }

    private static RequestTarget one(String operation, String table, Optional<String> index, boolean eventual) {
        return new RequestTarget(operation, List.of(NamedResource.tableName(table)), index, 1, eventual);
    }

    private static RequestTarget many(String operation, Collection<String> tables, int parts, boolean eventual) {
        List<String> names =
                tables.stream().map(NamedResource::tableName).distinct().toList();
        return new RequestTarget(operation, names, Optional.empty(), parts, eventual);
    }

    private static RequestTarget ofStatements(String operation, List<StatementText> texts) {
        List<Statement> statements =
                texts.stream().flatMap(text -> parsed(text).stream()).toList();
        List<Statement.Source> sources =
                statements.stream().map(Statement::source).toList();
        boolean eventual = texts.stream().noneMatch(StatementText::consistentRead)
                && statements.stream().allMatch(Statement.Select.class::isInstance);
        return new RequestTarget(
                operation,
                sources.stream()
                        .map(source -> NamedResource.tableName(source.table()))
                        .distinct()
                        .toList(),
                sources.stream().flatMap(source -> source.index().stream()).findFirst(),
                texts.size(),
                eventual);
    }

    private static Optional<Statement> parsed(StatementText text) {
        try {
            return Optional.of(text.parse());
        } catch (DynamoDbException e) {
            return Optional.empty(); // its client will be told
        }
    }
}
