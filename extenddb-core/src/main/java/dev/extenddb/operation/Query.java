package dev.extenddb.operation;

import dev.extenddb.capacity.ConsumedCapacity;
import dev.extenddb.dataplane.DataPlane;
import dev.extenddb.error.DynamoDbException;
import dev.extenddb.expression.Condition;
import dev.extenddb.expression.DocumentPath;
import dev.extenddb.expression.Expressions;
import dev.extenddb.expression.KeyCondition;
import dev.extenddb.expression.Placeholders;
import dev.extenddb.expression.Projection;
import dev.extenddb.item.Item;
import dev.extenddb.storage.KeyRange;
import dev.extenddb.table.Table;
import dev.extenddb.table.TableCatalog;
import dev.extenddb.wire.Attributes;
import dev.extenddb.wire.FlagShape;
import dev.extenddb.wire.Member;
import dev.extenddb.wire.Structure;
import dev.extenddb.wire.TextShape;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.CompletionStage;

/** Query: reads the items of one partition in the order of their sort keys. */
public final class Query implements Operation<Query.Request, ReadResponse> {

    private static final Member<String> KEY_CONDITION_EXPRESSION =
            Member.optional("KeyConditionExpression", TextShape.ANY);
    private static final Member<Boolean> SCAN_INDEX_FORWARD = Member.optional("ScanIndexForward", FlagShape.FLAG);

    private static final Structure<Request> INPUT = Structure.of(
            "QueryInput",
            in -> new Request(
                    in.get(CommonMembers.TABLE_NAME),
                    in.find(CommonMembers.INDEX_NAME),
                    in.find(KEY_CONDITION_EXPRESSION),
                    in.find(CommonMembers.FILTER_EXPRESSION),
                    in.find(CommonMembers.PROJECTION_EXPRESSION),
                    ExpressionParameters.from(in),
                    in.find(CommonMembers.SELECT),
                    in.find(CommonMembers.LIMIT),
                    in.find(CommonMembers.EXCLUSIVE_START_KEY),
                    in.get(SCAN_INDEX_FORWARD, true),
                    in.get(CommonMembers.CONSISTENT_READ, false),
                    in.get(CommonMembers.RETURN_CONSUMED_CAPACITY, ConsumedCapacity.Detail.NONE)),
            CommonMembers.SELECT,
            CommonMembers.INDEX_NAME,
            CommonMembers.RETURN_CONSUMED_CAPACITY,
            CommonMembers.TABLE_NAME,
            CommonMembers.LIMIT,
            CommonMembers.EXCLUSIVE_START_KEY,
            CommonMembers.CONSISTENT_READ,
            SCAN_INDEX_FORWARD,
            KEY_CONDITION_EXPRESSION,
            CommonMembers.FILTER_EXPRESSION,
            CommonMembers.PROJECTION_EXPRESSION,
            CommonMembers.EXPRESSION_ATTRIBUTE_VALUES,
            CommonMembers.EXPRESSION_ATTRIBUTE_NAMES);

    private final TableCatalog tables;
    private final DataPlane items;
    private final Expressions expressions;

    Query(TableCatalog tables, DataPlane items, Expressions expressions) {
        this.tables = tables;
        this.items = items;
        this.expressions = expressions;
    }

    /** The request's members; see Query in the API reference. */
    public record Request(
            String tableName,
            Optional<String> indexName,
            Optional<String> keyConditionExpression,
            Optional<String> filterExpression,
            Optional<String> projectionExpression,
            ExpressionParameters parameters,
            Optional<Select> select,
            Optional<Long> limit,
            Optional<Attributes> exclusiveStartKey,
            boolean scanIndexForward,
            boolean consistentRead,
            ConsumedCapacity.Detail returnConsumedCapacity) {}

    @Override
    public String name() {
        return "Query";
    }

    @Override
    public Structure<Request> input() {
        return INPUT;
    }

    @Override
    public CompletionStage<ReadResponse> execute(Caller caller, Request request) {
        boolean valueExpression = request.filterExpression().isPresent()
                || request.keyConditionExpression().isPresent();
        request.parameters()
                .requireExpressions(
                        valueExpression || request.projectionExpression().isPresent(),
                        valueExpression,
                        "FilterExpression and KeyConditionExpression are null");
        Optional<Item> startKey = StartKeys.toItem(request.exclusiveStartKey());
        String keyConditionText = request.keyConditionExpression()
                .orElseThrow(() -> DynamoDbException.validation("Either the KeyConditions or KeyConditionExpression "
                        + "parameter must be specified in the request."));
        ReadSelection.requireSound(
                request.select(),
                request.projectionExpression().isPresent(),
                request.indexName().isPresent());
        Placeholders placeholders = request.parameters().bind();
        KeyCondition keyCondition = expressions.keyCondition(keyConditionText, placeholders);
        Optional<Condition> filter = request.filterExpression().map(text -> expressions.filter(text, placeholders));
        Optional<Projection> projection =
                request.projectionExpression().map(text -> expressions.projection(text, placeholders));
        placeholders.requireAllUsed();

        Table table = tables.usable(caller.table(request.tableName()));
        var target = ReadTarget.of(table, request.indexName(), request.consistentRead(), tables.now());
        var queryRange = new QueryRange(target, keyCondition);
        filter.ifPresent(condition -> requireNoKeys(target, condition));
        filter.ifPresent(condition -> requireProjected(target, condition));
        var selection = ReadSelection.of(target, request.select(), filter, projection);
        KeyRange range = startKey.map(key -> queryRange.rangeAfter(key, request.scanIndexForward()))
                .orElseGet(() -> queryRange.range(request.scanIndexForward()));
        OptionalLong limit = request.limit().map(OptionalLong::of).orElse(OptionalLong.empty());
        return PageReads.read(items, target, selection, limit, range)
                .thenApply(page -> ReadResponse.of(
                        page, request.tableName(), request.consistentRead(), request.returnConsumedCapacity()));
    }

    private static void requireNoKeys(ReadTarget target, Condition filter) {
        for (DocumentPath path : filter.paths()) {
            if (target.key().names().contains(path.attribute())) {
                throw DynamoDbException.validation("Filter Expression can only contain non-primary key attributes: "
                        + "Primary key attribute: " + path.attribute());
            }
        }
    }

    /** Refuses a filter of a query that needs what the index does not have. */
    static void requireProjected(ReadTarget target, Condition filter) {
        target.index().filter(index -> !index.allProjected()).ifPresent(index -> {
            List<String> missing = filter.paths().stream()
                    .map(DocumentPath::attribute)
                    .filter(attribute -> !index.projects(attribute))
                    .distinct()
                    .toList();
            if (!missing.isEmpty()) {
                throw DynamoDbException.validation("One or more parameter values were invalid: Secondary index "
                        + index.name() + " does not project one or more filter attributes: " + missing);
            }
        });
    }
}
