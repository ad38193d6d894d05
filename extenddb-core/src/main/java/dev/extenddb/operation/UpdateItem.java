package dev.extenddb.operation;

import dev.extenddb.dataplane.DataPlane;
import dev.extenddb.dataplane.ItemWrite;
import dev.extenddb.dataplane.WriteResult;
import dev.extenddb.error.Wording;
import dev.extenddb.expression.Condition;
import dev.extenddb.expression.Expressions;
import dev.extenddb.expression.Placeholders;
import dev.extenddb.expression.Update;
import dev.extenddb.expression.UpdateResult;
import dev.extenddb.item.Item;
import dev.extenddb.legacy.AttributeUpdates;
import dev.extenddb.legacy.ConditionalOperator;
import dev.extenddb.legacy.ExpectedAttributes;
import dev.extenddb.policy.AccessRequest;
import dev.extenddb.table.Table;
import dev.extenddb.table.TableCatalog;
import dev.extenddb.wire.Attributes;
import dev.extenddb.wire.Member;
import dev.extenddb.wire.Structure;
import dev.extenddb.wire.TextShape;
import java.util.List;
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
                    AttributeUpdates.in(in),
                    in.find(UPDATE_EXPRESSION),
                    WriteOptions.from(in)),
            CommonMembers.RETURN_CONSUMED_CAPACITY,
            CommonMembers.TABLE_NAME,
            ConditionalOperator.MEMBER,
            ExpectedAttributes.MEMBER,
            AttributeUpdates.MEMBER,
            CommonMembers.RETURN_VALUES,
            CommonMembers.KEY,
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
            Optional<AttributeUpdates> attributeUpdates,
            Optional<String> updateExpression,
            WriteOptions options) {}

    /** A request in which nothing is wrong by itself. */
    private record Checked(Item key, Optional<Update> update, WriteCondition condition) {}

    @Override
    public String name() {
        return "UpdateItem";
    }

    @Override
    public Wording wording() {
        return Wording.NEWER;
    }

    @Override
    public Structure<Request> input() {
        return INPUT;
    }

    @Override
    public List<AccessRequest> access(Caller caller, Request request) {
        return List.of(TableAccess.to(tables, caller, request.tableName())
                .leadingKeys(List.of(request.key()))
                .attributes(() -> Announced.checks(
                        () -> new NamedAttributes(expressions, request.options().parameters())
                                .of(request.key())
                                .update(request.attributeUpdates().flatMap(AttributeUpdates::toUpdate))
                                .updateExpression(request.updateExpression())
                                .write(request.options())
                                .names()))
                .with("dynamodb:returnvalues", request.options().returnValues())
                .with("dynamodb:returnconsumedcapacity", request.options().returnConsumedCapacity())
                .request(name()));
    }

    @Override
    public CompletionStage<WriteResponse> execute(Caller caller, Request request) {
        WriteOptions options = request.options();
        Checked checked = Announced.checks(() -> check(request));
        Item key = checked.key();
        WriteCondition condition = checked.condition();

        Table table = tables.usable(caller.table(request.tableName()));
        ItemChecks.requireKey(table, key);
        condition.requireScalarKeys(table);
        var itemUpdate = new ItemUpdate(table, key, checked.update());
        itemUpdate.requireSelfFits();
        WriteReport report = options.report(request.tableName(), key);
        var updated = new AtomicReference<UpdateResult>();
        var write = new ItemWrite(table, table.keyOf(key), true, current -> {
            condition.require(current);
            updated.set(itemUpdate.apply(current));
            return ItemUpdate.decision(updated.get());
        });
        return report.of(items, write, result -> attributes(options.returnValues(), result, updated.get()));
    }

    private Checked check(Request request) {
        WriteOptions options = request.options();
        options.requireUse(new ParameterUse()
                .legacy("AttributeUpdates", request.attributeUpdates())
                .expression("UpdateExpression", request.updateExpression()));
        Item key = request.key().toItem();
        Optional<Update> attributeUpdate = request.attributeUpdates().flatMap(AttributeUpdates::toUpdate);
        Optional<Condition> expected = options.expectedCondition();
        Placeholders placeholders = options.placeholders();
        Optional<Update> update = attributeUpdate.or(
                () -> request.updateExpression().map(text -> expressions.update(text, placeholders)));
        WriteCondition condition =
                options.required(expected.or(() -> conditions.bind(options.conditionExpression(), placeholders)));
        placeholders.requireAllUsed();
        return new Checked(key, update, condition);
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
