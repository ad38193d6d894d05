package dev.extenddb.operation;

import dev.extenddb.capacity.ConsumedCapacity;
import dev.extenddb.dataplane.ConditionalCheckFailedException;
import dev.extenddb.dataplane.ItemWrite;
import dev.extenddb.dataplane.WriteResult;
import dev.extenddb.error.DynamoDbException;
import dev.extenddb.error.ErrorCode;
import dev.extenddb.expression.Condition;
import dev.extenddb.expression.Update;
import dev.extenddb.expression.UpdateResult;
import dev.extenddb.item.Item;
import dev.extenddb.operation.TransactionPlanner.Planned;
import dev.extenddb.partiql.Statement;
import dev.extenddb.partiql.Statement.Returning;
import dev.extenddb.table.Table;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;

/**
 * A statement that writes one item, ready to be done.
 *
 * @param planned the write
 * @param returned what the statement returns of what was done
 */
record StatementWrite(Planned planned, Function<WriteResult, Optional<Item>> returned) {

    /** Puts an item where there is none. */
    static StatementWrite insert(Table table, Statement.Insert insert) {
        Item item = insert.item();
        ItemChecks.requireStorable(item);
        ItemChecks.requireKeys(table, item);
        return write(table, insert, table.keyAttributesOf(item), StatementWrite::nothing, current -> {
            if (current.isPresent()) {
                throw new DynamoDbException(ErrorCode.DUPLICATE_ITEM, "Duplicate primary key exists in table");
            }
            return new ItemWrite.Put(item);
        });
    }

    /** Changes an item; one that is absent fails its condition, whatever that says. */
    static StatementWrite update(Table table, Statement.Update update, boolean returnItemOnFailure) {
        KeyClause clause = KeyClause.of(table.key(), update.where());
        Item key = key(table, clause);
        WriteCondition condition = condition(clause, returnItemOnFailure);
        var itemUpdate = new ItemUpdate(table, key, Optional.of(Update.of(update.update())));
        var updated = new AtomicReference<UpdateResult>();
        ReturnValues image = update.returning().map(StatementWrite::image).orElse(ReturnValues.NONE);
        return write(table, update, key, result -> UpdateItem.attributes(image, result, updated.get()), current -> {
            if (current.isEmpty()) {
                throw new ConditionalCheckFailedException(Optional.empty());
            }
            condition.require(current);
            updated.set(itemUpdate.apply(current));
            return ItemUpdate.decision(updated.get());
        });
    }

    private static Optional<Item> nothing(WriteResult result) {
        return Optional.empty();
    }

    private static ReturnValues image(Returning returning) {
        return switch (returning) {
            case ALL_OLD -> ReturnValues.ALL_OLD;
            case ALL_NEW -> ReturnValues.ALL_NEW;
            case MODIFIED_OLD -> ReturnValues.UPDATED_OLD;
            case MODIFIED_NEW -> ReturnValues.UPDATED_NEW;
        };
    }

    /** Removes an item; for one that is absent, nothing is asked and nothing done. */
    static StatementWrite delete(Table table, Statement.Delete delete, boolean returnItemOnFailure) {
        KeyClause clause = KeyClause.of(table.key(), delete.where());
        WriteCondition condition = condition(clause, returnItemOnFailure);
        boolean returnOld = delete.returning().isPresent();
        return write(
                table,
                delete,
                key(table, clause),
                returnOld ? WriteResult::before : StatementWrite::nothing,
                current -> {
                    if (current.isEmpty()) {
                        return new ItemWrite.Keep();
                    }
                    condition.require(current);
                    return new ItemWrite.Delete();
                });
    }

    /** Checks an item, which for this counts as empty if it is absent. */
    static StatementWrite check(Table table, Statement.Exists exists, boolean returnItemOnFailure) {
        KeyClause clause = KeyClause.of(table.key(), exists.select().where());
        if (clause.item().isEmpty() || clause.rest().isEmpty()) {
            throw DynamoDbException.validation("EXISTS() must contain a single item read with additional condition");
        }
        WriteCondition condition = condition(clause, returnItemOnFailure);
        return write(table, exists, key(table, clause), StatementWrite::nothing, current -> {
            condition.require(current);
            return new ItemWrite.Keep();
        });
    }

    private static Item key(Table table, KeyClause clause) {
        Item key = clause.item()
                .orElseThrow(() -> DynamoDbException.validation(
                        "Where clause does not contain a mandatory equality on all key attributes"));
        clause.givenTwice().ifPresent(name -> {
            throw DynamoDbException.validation("Multiple conditions on same key " + name
                    + ". Only single item Update/Insert/Delete are supported");
        });
        ItemChecks.requireKey(table, key);
        return key;
    }

    private static WriteCondition condition(KeyClause clause, boolean returnItemOnFailure) {
        return new WriteCondition(clause.condition().map(Condition::checked), returnItemOnFailure);
    }

    private static StatementWrite write(
            Table table,
            Statement statement,
            Item key,
            Function<WriteResult, Optional<Item>> returned,
            Function<Optional<Item>, ItemWrite.Decision> decide) {
        var write = new ItemWrite(table, table.keyOf(key), true, decide);
        return new StatementWrite(new Planned(statement.source().table(), key, write), returned);
    }

    /** What it cost, where that is asked for. */
    Optional<ConsumedCapacity> consumed(WriteResult result, ConsumedCapacity.Detail detail) {
        return new WriteReport(planned.tableName(), planned.key(), detail, ItemCollectionMetrics.Detail.NONE)
                .consumed(result);
    }
}
