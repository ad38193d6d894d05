package dev.extenddb.operation;

import dev.extenddb.capacity.ConsumedCapacity;
import dev.extenddb.dataplane.DataPlane;
import dev.extenddb.dataplane.ItemWrite;
import dev.extenddb.dataplane.WriteResult;
import dev.extenddb.expression.Expressions;
import dev.extenddb.expression.Placeholders;
import dev.extenddb.expression.Update;
import dev.extenddb.expression.UpdateResult;
import dev.extenddb.item.Item;
import dev.extenddb.table.Table;
import dev.extenddb.table.TableCatalog;
import dev.extenddb.wire.Attributes;
import dev.extenddb.wire.Member;
import dev.extenddb.wire.Structure;
import dev.extenddb.wire.TextShape;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicReference;

/** UpdateItem: changes some attributes of an item, and creates the item if there is none. */
public final class UpdateItem implements Operation<UpdateItem.Request, WriteResponse> {

    static final Member<String> UPDATE_EXPRESSION = Member.optional("UpdateExpression", TextShape.ANY);

    private static final Structure<Request> INPUT = Structure.of(
            "UpdateItemInput",
            in -> new Request(
                    in.get(CommonMembers.TABLE_NAME),
                    in.get(CommonMembers.KEY),
                    in.find(UPDATE_EXPRESSION),
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
            UPDATE_EXPRESSION,
            CommonMembers.CONDITION_EXPRESSION,
            CommonMembers.EXPRESSION_ATTRIBUTE_VALUES,
            CommonMembers.EXPRESSION_ATTRIBUTE_NAMES,
            CommonMembers.RETURN_VALUES_ON_CONDITION_CHECK_FAILURE);

    private final TableCatalog tables;
    private final DataPlane items;
    private final Expressions expressions;
    private final Conditions conditions;

    UpdateItem(TableCatalog tables, DataPlane items, Expressions expressions) {
        this.tables = tables;
        this.items = items;
        this.expressions = expressions;
        this.conditions = new Conditions(expressions);
    }

    /** The request's members; see UpdateItem in the API reference. */
    public record Request(
            String tableName,
            Attributes key,
            Optional<String> updateExpression,
            Optional<String> conditionExpression,
            ExpressionParameters parameters,
            ReturnValues returnValues,
            ReturnValues returnValuesOnConditionCheckFailure,
            ConsumedCapacity.Detail returnConsumedCapacity,
            ItemCollectionMetrics.Detail returnItemCollectionMetrics) {}

    @Override
    public String name() {
        return "UpdateItem";
    }

    @Override
    public Structure<Request> input() {
        return INPUT;
    }

    @Override
    public CompletionStage<WriteResponse> execute(Caller caller, Request request) {
        boolean anyExpression = request.updateExpression().isPresent()
                || request.conditionExpression().isPresent();
        request.parameters()
                .requireExpressions(anyExpression, anyExpression, "UpdateExpression and ConditionExpression are null");
        Item key = request.key().toItem();
        Placeholders placeholders = request.parameters().bind();
        Optional<Update> update = request.updateExpression().map(text -> expressions.update(text, placeholders));
        WriteCondition condition = conditions.bind(
                request.conditionExpression(), placeholders, request.returnValuesOnConditionCheckFailure());
        placeholders.requireAllUsed();

        Table table = tables.usable(caller.table(request.tableName()));
        ItemChecks.requireKey(table, key);
        var itemUpdate = new ItemUpdate(table, key, update);
        var report = new WriteReport(
                table,
                request.tableName(),
                key,
                request.returnConsumedCapacity(),
                request.returnItemCollectionMetrics());
        var updated = new AtomicReference<UpdateResult>();
        var write = new ItemWrite(table, table.keyOf(key), true, current -> {
            condition.require(current);
            updated.set(itemUpdate.apply(current));
            return ItemUpdate.decision(updated.get());
        });
        return items.write(write)
                .thenApply(
                        result -> report.response(attributes(request.returnValues(), result, updated.get()), result));
    }

    /** The image of an updated item that a request asks for. */
    static Optional<Item> attributes(ReturnValues returnValues, WriteResult result, UpdateResult updated) {
        return switch (returnValues) {
            case NONE -> Optional.empty();
            case ALL_OLD -> result.before();
            case ALL_NEW -> result.after();
            case UPDATED_OLD ->
                result.before().map(item -> updated.updatedOld()).filter(UpdateItem::isNotEmpty);
            case UPDATED_NEW -> Optional.of(updated.updatedNew()).filter(UpdateItem::isNotEmpty);
        };
    }

    private static boolean isNotEmpty(Item item) {
        return !item.attributes().isEmpty();
    }
}
