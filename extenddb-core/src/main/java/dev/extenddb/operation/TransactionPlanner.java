package dev.extenddb.operation;

import dev.extenddb.dataplane.CancellationReason;
import dev.extenddb.dataplane.ItemWrite;
import dev.extenddb.dataplane.TransactionCanceledException;
import dev.extenddb.error.DynamoDbException;
import dev.extenddb.expression.Expressions;
import dev.extenddb.expression.Placeholders;
import dev.extenddb.expression.Update;
import dev.extenddb.item.Item;
import dev.extenddb.table.Table;
import dev.extenddb.table.TableCatalog;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * Turns the parts of a transaction into writes. What is wrong with the request as such is a {@code ValidationException}; what is wrong
 * with a part in view of its table is a reason to cancel, and so is left to the write's decision.
 */
final class TransactionPlanner {

    private static final long MOST_BYTES = 4L * 1024 * 1024;

    private final TableCatalog tables;
    private final Expressions expressions;
    private final Conditions conditions;

    TransactionPlanner(TableCatalog tables, Expressions expressions) {
        this.tables = tables;
        this.expressions = expressions;
        this.conditions = new Conditions(expressions);
    }

    /**
     * A part, ready to be done.
     *
     * @param tableName the table as the request names it
     * @param key the item's key attributes
     */
    record Planned(String tableName, Item key, ItemWrite write) {}

    private record Bound(TransactWriteItem item, Item attributes, WriteCondition condition, Optional<Update> update) {}

    List<Planned> plan(Caller caller, List<TransactWriteItem> transactItems) {
        var bound = new ArrayList<Bound>();
        long bytes = 0;
        for (TransactWriteItem item : transactItems) {
            if (item.kinds() != 1) {
                throw DynamoDbException.validation(
                        "TransactItems can only contain one of Check, Put, Update or Delete");
            }
            Bound part = bind(item);
            bytes += item.part().payloadSize(part.attributes());
            if (bytes > MOST_BYTES) {
                throw payloadTooLarge(bytes);
            }
            bound.add(part);
        }
        return planAll(caller, bound);
    }

    /** DynamoDB says it twice. */
    private static DynamoDbException payloadTooLarge(long bytes) {
        String message = "Transaction payload size cannot exceed 4MB. Payload Size: ";
        return DynamoDbException.validation(message + ": " + message + bytes);
    }

    /** An access to the table of a part, as policies see it. */
    TableAccess access(Caller caller, TransactWriteItem item) {
        TransactWriteItem.Part part = item.part();
        return TableAccess.to(tables, caller, part.tableName())
                .leadingKeys(List.of(part.attributes()))
                .attributes(() -> new NamedAttributes(expressions, part.parameters())
                        .of(part.attributes())
                        .updateExpression(part.updateExpression())
                        .condition(part.conditionExpression())
                        .names());
    }

    private List<Planned> planAll(Caller caller, List<Bound> bound) {
        var planned = new ArrayList<Planned>();
        for (Bound part : bound) {
            try {
                planned.add(plan(caller, part));
            } catch (SchemaMismatchException e) {
                CancellationReason reason = CancellationReason.of("ValidationError", e.getMessage());
                throw TransactionCanceledException.because(reason, planned.size(), bound.size());
            }
        }
        return planned;
    }

    private Bound bind(TransactWriteItem item) {
        TransactWriteItem.Part part = item.part();
        new ParameterUse()
                .expression("ConditionExpression", part.conditionExpression().or(part::updateExpression))
                .require(part.parameters());
        Optional<Item> put = item.put().map(TransactWriteItem.Part::attributes).map(ItemChecks::storable);
        put.ifPresent(ItemChecks::requireFits);
        Placeholders placeholders = part.parameters().bind();
        Optional<Update> update = part.updateExpression().map(text -> expressions.update(text, placeholders));
        var condition = new WriteCondition(
                conditions.bind(part.conditionExpression(), placeholders),
                part.returnValuesOnConditionCheckFailure() == ReturnValues.ALL_OLD);
        placeholders.requireAllUsed();
        return new Bound(item, put.orElseGet(part.attributes()::toItem), condition, update);
    }

    private Planned plan(Caller caller, Bound part) {
        Table table = tables.usable(caller.table(part.item().part().tableName()));
        return part.item().put().isPresent() ? put(table, part) : keyed(table, part);
    }

    private static Planned put(Table table, Bound part) {
        Item item = part.attributes();
        ItemChecks.requireKeys(table, item);
        return planned(table, part, table.keyAttributesOf(item), current -> new ItemWrite.Put(item));
    }

    private static Planned keyed(Table table, Bound part) {
        Item key = part.attributes();
        ItemChecks.requireKey(table, key);
        if (part.item().update().isPresent()) {
            var update = new ItemUpdate(table, key, part.update());
            return planned(table, part, key, current -> ItemUpdate.decision(update.apply(current)));
        }
        if (part.item().delete().isPresent()) {
            return planned(table, part, key, current -> new ItemWrite.Delete());
        }
        return planned(table, part, key, current -> new ItemWrite.Keep());
    }

    private static Planned planned(
            Table table, Bound part, Item key, Function<Optional<Item>, ItemWrite.Decision> effect) {
        part.condition().requireScalarKeys(table);
        var write = new ItemWrite(table, table.keyOf(key), true, current -> {
            part.condition().require(current);
            return effect.apply(current);
        });
        return new Planned(part.item().part().tableName(), key, write);
    }
}
