package dev.extenddb.operation;

import dev.extenddb.dataplane.DataPlane;
import dev.extenddb.dataplane.ItemWrite;
import dev.extenddb.error.Wording;
import dev.extenddb.expression.Expressions;
import dev.extenddb.item.Item;
import dev.extenddb.legacy.ConditionalOperator;
import dev.extenddb.legacy.ExpectedAttributes;
import dev.extenddb.policy.AccessRequest;
import dev.extenddb.table.Table;
import dev.extenddb.table.TableCatalog;
import dev.extenddb.wire.Attributes;
import dev.extenddb.wire.Structure;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;

/** DeleteItem: removes an item; removing an absent one is no error. */
public final class DeleteItem implements Operation<DeleteItem.Request, WriteResponse> {

    private static final Structure<Request> INPUT = Structure.of(
            "DeleteItemInput",
            in -> new Request(in.get(CommonMembers.TABLE_NAME), in.get(CommonMembers.KEY), WriteOptions.from(in)),
            CommonMembers.RETURN_CONSUMED_CAPACITY,
            CommonMembers.TABLE_NAME,
            CommonMembers.KEY,
            ConditionalOperator.MEMBER,
            ExpectedAttributes.MEMBER,
            CommonMembers.RETURN_VALUES,
            CommonMembers.RETURN_ITEM_COLLECTION_METRICS,
            CommonMembers.CONDITION_EXPRESSION,
            CommonMembers.EXPRESSION_ATTRIBUTE_VALUES,
            CommonMembers.EXPRESSION_ATTRIBUTE_NAMES,
            CommonMembers.RETURN_VALUES_ON_CONDITION_CHECK_FAILURE);

    private final TableCatalog tables;
    private final DataPlane items;
    private final Expressions expressions;
    private final Conditions conditions;

    DeleteItem(TableCatalog tables, DataPlane items, Expressions expressions) {
        this.tables = tables;
        this.items = items;
        this.expressions = expressions;
        this.conditions = new Conditions(expressions);
    }

    /** The request's members; see DeleteItem in the API reference. */
    public record Request(String tableName, Attributes key, WriteOptions options) {}

    /** A request in which nothing is wrong by itself. */
    private record Checked(Item key, WriteCondition condition) {}

    @Override
    public String name() {
        return "DeleteItem";
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
        TableAccess table = TableAccess.to(tables, caller, request.tableName());
        return List.of(
                request.options().access(table, request.key(), expressions).request(name()));
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
        WriteReport report = options.report(request.tableName(), key);
        boolean needsCurrent = options.returnsOld() || condition.needsCurrent() || report.needsCurrent();
        var write = new ItemWrite(table, table.keyOf(key), needsCurrent, current -> {
            condition.require(current);
            return new ItemWrite.Delete();
        });
        return report.of(items, write, result -> options.returnsOld() ? result.before() : Optional.empty());
    }

    private Checked check(Request request) {
        request.options().requireUse(new ParameterUse());
        Item key = request.key().toItem();
        request.options().requireOldImageAtMost();
        return new Checked(key, conditions.bind(request.options()));
    }
}
