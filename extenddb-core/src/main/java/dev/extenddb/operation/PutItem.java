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

/** PutItem: creates an item, or replaces it as a whole. */
public final class PutItem implements Operation<PutItem.Request, WriteResponse> {

    private static final Structure<Request> INPUT = Structure.of(
            "PutItemInput",
            in -> new Request(
                    in.get(CommonMembers.TABLE_NAME),
                    in.get(CommonMembers.ITEM),
                    in.find(CommonMembers.CONDITION_EXPRESSION),
                    ExpressionParameters.from(in),
                    in.get(CommonMembers.RETURN_VALUES, ReturnValues.NONE),
                    in.get(CommonMembers.RETURN_VALUES_ON_CONDITION_CHECK_FAILURE, ReturnValues.NONE),
                    in.get(CommonMembers.RETURN_CONSUMED_CAPACITY, ConsumedCapacity.Detail.NONE),
                    in.get(CommonMembers.RETURN_ITEM_COLLECTION_METRICS, ItemCollectionMetrics.Detail.NONE)),
            CommonMembers.RETURN_CONSUMED_CAPACITY,
            CommonMembers.TABLE_NAME,
            CommonMembers.ITEM,
            CommonMembers.RETURN_VALUES,
            CommonMembers.RETURN_ITEM_COLLECTION_METRICS,
            CommonMembers.CONDITION_EXPRESSION,
            CommonMembers.EXPRESSION_ATTRIBUTE_VALUES,
            CommonMembers.EXPRESSION_ATTRIBUTE_NAMES,
            CommonMembers.RETURN_VALUES_ON_CONDITION_CHECK_FAILURE);

    private final TableCatalog tables;
    private final DataPlane items;
    private final Conditions conditions;

    PutItem(TableCatalog tables, DataPlane items, Expressions expressions) {
        this.tables = tables;
        this.items = items;
        this.conditions = new Conditions(expressions);
    }

    /** The request's members; see PutItem in the API reference. */
    public record Request(
            String tableName,
            Attributes item,
            Optional<String> conditionExpression,
            ExpressionParameters parameters,
            ReturnValues returnValues,
            ReturnValues returnValuesOnConditionCheckFailure,
            ConsumedCapacity.Detail returnConsumedCapacity,
            ItemCollectionMetrics.Detail returnItemCollectionMetrics) {}

    @Override
    public String name() {
        return "PutItem";
    }

    @Override
    public Structure<Request> input() {
        return INPUT;
    }

    @Override
    public CompletionStage<WriteResponse> execute(Caller caller, Request request) {
        Conditions.requireUse(request.conditionExpression(), request.parameters());
        Item item = request.item().toItem();
        if (request.returnValues() != ReturnValues.ALL_OLD && request.returnValues() != ReturnValues.NONE) {
            throw DynamoDbException.validation("ReturnValues can only be ALL_OLD or NONE");
        }
        ItemChecks.requireStorable(item);
        WriteCondition condition = conditions.bind(
                request.conditionExpression(), request.parameters(), request.returnValuesOnConditionCheckFailure());

        Table table = tables.usable(caller.table(request.tableName()));
        ItemChecks.requireKeys(table, item);
        var report = new WriteReport(
                table,
                request.tableName(),
                table.keyAttributesOf(item),
                request.returnConsumedCapacity(),
                request.returnItemCollectionMetrics());
        boolean returnOld = request.returnValues() == ReturnValues.ALL_OLD;
        boolean needsCurrent = returnOld || condition.needsCurrent() || report.needsCurrent();
        var write = new ItemWrite(table, table.keyOf(item), needsCurrent, current -> {
            condition.require(current);
            return new ItemWrite.Put(item);
        });
        return items.write(write)
                .thenApply(result -> report.response(returnOld ? result.before() : Optional.empty(), result));
    }
}
