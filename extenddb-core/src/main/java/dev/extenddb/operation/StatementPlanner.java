package dev.extenddb.operation;

import dev.extenddb.capacity.ReadMode;
import dev.extenddb.dataplane.ItemRead;
import dev.extenddb.error.DynamoDbException;
import dev.extenddb.expression.Condition;
import dev.extenddb.operation.TransactGetItems.Wanted;
import dev.extenddb.partiql.Statement;
import dev.extenddb.policy.AccessRequest;
import dev.extenddb.table.Table;
import dev.extenddb.table.TableCatalog;

/** Turns PartiQL statements into reads and writes of tables. Thread-safe. */
final class StatementPlanner {

    private final TableCatalog tables;

    StatementPlanner(TableCatalog tables) {
        this.tables = tables;
    }

    private Table table(Caller caller, Statement statement) {
        return tables.usable(caller.table(statement.source().table()));
    }

    private Table readable(Caller caller, Statement.Select select) {
        Table table = table(caller, select);
        if (select.source().index().flatMap(table::index).stream()
                .anyMatch(index -> index.key().isMultiAttribute())) {
            throw DynamoDbException.validation("PartiQL statements cannot be executed on tables with multi-attribute "
                    + "HASH keys or multi-attribute RANGE keys.");
        }
        return table;
    }

    /** What a statement does, as policies see it. */
    AccessRequest access(Caller caller, Statement statement) {
        return StatementAccess.of(
                TableAccess.to(tables, caller, statement.source().table()), statement);
    }

    /** The same for a statement that is part of another operation. */
    AccessRequest access(Caller caller, Statement statement, String operation) {
        TableAccess table = TableAccess.to(tables, caller, statement.source().table());
        return StatementAccess.of(table.within(operation), statement);
    }

    /** How to read the items that a SELECT means. */
    SelectPlan select(Caller caller, Statement.Select select, boolean consistentRead) {
        select.where().ifPresent(Condition::checked);
        return SelectPlan.of(readable(caller, select), select, consistentRead, tables.now());
    }

    /**
     * The one item that a SELECT names by its key and nothing else.
     *
     * @param mode what the read is paid by
     * @param operation the operation that allows no more, for the message
     */
    Wanted item(Caller caller, Statement.Select select, ReadMode mode, String operation) {
        Table table = readable(caller, select);
        KeyClause clause = KeyClause.of(table.key(), select.where());
        boolean single = clause.item().isPresent() && clause.rest().isEmpty();
        if (!single || select.source().index().isPresent()) {
            throw DynamoDbException.validation(
                    "Select statements within " + operation + " must specify the primary key in the where clause.");
        }
        ItemChecks.requireKey(table, clause.item().get());
        var columns = new Columns(select.columns());
        return new Wanted(
                select.source().table(),
                new ItemRead(table, table.keyOf(clause.item().get()), mode),
                stored -> columns.show(ResponseItem.of(stored, columns.attributes())));
    }

    /** The write that a statement other than a SELECT means. */
    StatementWrite write(Caller caller, Statement statement, boolean returnItemOnFailure) {
        Table table = table(caller, statement);
        if (statement instanceof Statement.Insert insert) {
            return StatementWrite.insert(table, insert);
        }
        if (statement instanceof Statement.Update update) {
            return StatementWrite.update(table, update, returnItemOnFailure);
        }
        if (statement instanceof Statement.Delete delete) {
            return StatementWrite.delete(table, delete, returnItemOnFailure);
        }
        if (statement instanceof Statement.Exists exists) {
            return StatementWrite.check(table, exists, returnItemOnFailure);
        }
        throw new IllegalArgumentException("not a write: " + statement);
    }

    /** Refuses EXISTS where there is no transaction. */
    static void requireAlone(Statement statement) {
        if (statement instanceof Statement.Exists) {
            throw DynamoDbException.validation("EXISTS can only be used in ExecuteTransaction write requests.");
        }
    }
}
