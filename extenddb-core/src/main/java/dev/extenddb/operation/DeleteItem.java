package dev.extenddb.operation;

import dev.extenddb.capacity.ConsumedCapacity;
import dev.extenddb.dataplane.DataPlane;
import dev.extenddb.dataplane.ItemWrite;
import dev.extenddb.error.DynamoDbException;
import dev.extenddb.expression.Expressions;
import dev.extenddb.item.Item;
import dev.extenddb.table.Table;
import dev.extenddb.table.TableCatalog;
import dev.extenddb.wire.Attributes;
import dev.extenddb.wire.Structure;
import java.util.Optional;
import java.util.concurrent.CompletionStage;

/** DeleteItem: removes an item; removing an absent one is no error. */
public final class DeleteItem implements Operation<DeleteItem.Request, WriteResponse> {

    private static final Structure<Request> INPUT = Structure.of(
            "DeleteItemInput",
            in -> new Request(
                    in.get(CommonMembers.TABLE_NAME),
                    in.get(CommonMembers.KEY),
                    in.find(CommonMembers.CONDITION_EXPRESSION),
                    ExpressionParameters.from(in),
                    in.get(CommonMembers.RETURN_VALUES, ReturnValues.NONE),
                    in.get(CommonMembers.RETURN_VALUES_ON_CONDITION_CHECK_FAILURE, ReturnValues.NONE),
                    in.get(CommonMembers.RETURN_CONSUMED_CAPACITY, ConsumedCapacity.Detail.NONE),
                    in.get(CommonMembers.RETURN_ITEM_COLLECTION_METRICS, ItemCollectionMetrics.Detail.NONE)),
            CommonMembers.RETURN_CONSUMED_CAPACITY,
            CommonMembers.TABLE_NAME,
            CommonMembers.KEY,
            CommonMembers.RETURN_VALUES,
            CommonMembers.RETURN_ITEM_COLLECTION_METRICS,
            CommonMembers.CONDITION_EXPRESSION,
            CommonMembers.EXPRESSION_ATTRIBUTE_VALUES,
            CommonMembers.EXPRESSION_ATTRIBUTE_NAMES,
            CommonMembers.RETURN_VALUES_ON_CONDITION_CHECK_FAILURE);

    private final TableCatalog tables;
    private final DataPlane items;
    private final Conditions conditions;

    DeleteItem(TableCatalog tables, DataPlane items, Expressions expressions) {
        this.tables = tables;
        this.items = items;
        this.conditions = new Conditions(expressions);
    }

    /** The request's members; see DeleteItem in the API reference. */
    public record Request(
            String tableName,
            Attributes key,
            Optional<String> conditionExpression,
            ExpressionParameters parameters,
            ReturnValues returnValues,
            ReturnValues returnValuesOnConditionCheckFailure,
            ConsumedCapacity.Detail returnConsumedCapacity,
            ItemCollectionMetrics.Detail returnItemCollectionMetrics) {}

    @Override
    public String name() {
        return "DeleteItem";
    }

    @Override
    public Structure<Request> input() {
        return INPUT;
    }

    @Override
    public CompletionStage<WriteResponse> execute(Caller caller, Request request) {
        Conditions.requireUse(request.conditionExpression(), request.parameters());
        Item key = request.key().toItem();
        if (request.returnValues() != ReturnValues.ALL_OLD && request.returnValues() != ReturnValues.NONE) {
            throw DynamoDbException.validation("ReturnValues can only be ALL_OLD or NONE");
        }
        WriteCondition condition = conditions.bind(
                request.conditionExpression(), request.parameters(), request.returnValuesOnConditionCheckFailure());

        Table table = tables.usable(caller.table(request.tableName()));
        ItemChecks.requireKey(table, key);
        var report = new WriteReport(
                table,
                request.tableName(),
                key,
                request.returnConsumedCapacity(),
                request.returnItemCollectionMetrics());
        boolean returnOld = request.returnValues() == ReturnValues.ALL_OLD;
        boolean needsCurrent = returnOld || condition.needsCurrent() || report.needsCurrent();
        var write = new ItemWrite(table, table.keyOf(key), needsCurrent, current -> {
            condition.require(current);
            return new ItemWrite.Delete();
        });
        return items.write(write)
                .thenApply(result -> report.response(returnOld ? result.before() : Optional.empty(), result));
    }
}
