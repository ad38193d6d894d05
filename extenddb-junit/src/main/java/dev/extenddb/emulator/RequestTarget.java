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
        return itemRequest(operation, request)
                .or(() -> batch(operation, request))
                .or(() -> statements(operation, request))
                .or(() -> NamedResource.of(request).map(table -> one(operation, table, Optional.empty(), false)))
                .orElseGet(() -> new RequestTarget(operation, List.of(), Optional.empty(), 1, false));
    }

    private static Optional<RequestTarget> itemRequest(String operation, Object request) {
        if (request instanceof GetItem.Request get) {
            return Optional.of(one(operation, get.tableName(), Optional.empty(), !get.consistentRead()));
        }
        if (request instanceof PutItem.Request put) {
            return Optional.of(one(operation, put.tableName(), Optional.empty(), false));
        }
        if (request instanceof UpdateItem.Request update) {
            return Optional.of(one(operation, update.tableName(), Optional.empty(), false));
        }
        if (request instanceof DeleteItem.Request delete) {
            return Optional.of(one(operation, delete.tableName(), Optional.empty(), false));
        }
        if (request instanceof Query.Request query) {
            return Optional.of(range(operation, query.tableName(), query.options()));
        }
        if (request instanceof Scan.Request scan) {
            return Optional.of(range(operation, scan.tableName(), scan.options()));
        }
        return Optional.empty();
    }

    private static Optional<RequestTarget> batch(String operation, Object request) {
        if (request instanceof BatchGetItem.Request get) {
            int parts = get.requestItems().values().stream()
                    .mapToInt(table -> table.keys().size())
                    .sum();
            boolean eventual =
                    get.requestItems().values().stream().noneMatch(BatchGetItem.TableRequest::consistentRead);
            return Optional.of(many(operation, get.requestItems().keySet(), parts, eventual));
        }
        if (request instanceof BatchWriteItem.Request write) {
            int parts =
                    write.requestItems().values().stream().mapToInt(List::size).sum();
            return Optional.of(many(operation, write.requestItems().keySet(), parts, false));
        }
        if (request instanceof TransactGetItems.Request get) {
            List<String> tables = get.transactItems().stream()
                    .map(TransactGetItems.Get::tableName)
                    .toList();
            return Optional.of(many(operation, tables, tables.size(), false));
        }
        if (request instanceof TransactWriteItems.Request write) {
            List<String> tables = write.transactItems().stream()
                    .flatMap(RequestTarget::partsOf)
                    .map(TransactWriteItem.Part::tableName)
                    .toList();
            return Optional.of(many(operation, tables, write.transactItems().size(), false));
        }
        return Optional.empty();
    }

    private static Stream<TransactWriteItem.Part> partsOf(TransactWriteItem item) {
        return Stream.of(item.conditionCheck(), item.put(), item.delete(), item.update())
                .flatMap(Optional::stream);
    }

    private static Optional<RequestTarget> statements(String operation, Object request) {
        if (request instanceof ExecuteStatement.Request one) {
            return Optional.of(ofStatements(operation, List.of(one.statement())));
        }
        if (request instanceof BatchExecuteStatement.Request batch) {
            return Optional.of(ofStatements(operation, batch.statements()));
        }
        if (request instanceof ExecuteTransaction.Request transaction) {
            return Optional.of(ofStatements(operation, transaction.transactStatements()));
        }
        return Optional.empty();
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
