package dev.extenddb.operation;

import dev.extenddb.dataplane.DataPlane;
import dev.extenddb.error.DynamoDbException;
import dev.extenddb.error.Wording;
import dev.extenddb.expression.Condition;
import dev.extenddb.expression.ConditionNode;
import dev.extenddb.expression.DocumentPath;
import dev.extenddb.expression.Expressions;
import dev.extenddb.expression.KeyCondition;
import dev.extenddb.expression.Placeholders;
import dev.extenddb.expression.Projection;
import dev.extenddb.item.Item;
import dev.extenddb.legacy.AttributeConditions;
import dev.extenddb.legacy.AttributesToGet;
import dev.extenddb.legacy.ConditionalOperator;
import dev.extenddb.policy.AccessRequest;
import dev.extenddb.storage.KeyRange;
import dev.extenddb.table.Table;
import dev.extenddb.table.TableCatalog;
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

    private static final AttributeConditions.Parameter KEY_CONDITIONS =
            new AttributeConditions.Parameter("KeyConditions");
    private static final AttributeConditions.Parameter QUERY_FILTER = new AttributeConditions.Parameter("QueryFilter");

    private static final Structure<Request> INPUT = Structure.of(
                    "QueryInput",
                    in -> new Request(
                            in.get(CommonMembers.TABLE_NAME),
                            KEY_CONDITIONS.in(in),
                            in.find(KEY_CONDITION_EXPRESSION),
                            in.get(SCAN_INDEX_FORWARD, true),
                            ReadOptions.from(in, QUERY_FILTER)),
                    CommonMembers.SELECT,
                    CommonMembers.INDEX_NAME,
                    CommonMembers.RETURN_CONSUMED_CAPACITY,
                    QUERY_FILTER.member(),
                    CommonMembers.TABLE_NAME,
                    ConditionalOperator.MEMBER,
                    AttributesToGet.MEMBER,
                    CommonMembers.LIMIT,
                    KEY_CONDITIONS.member(),
                    CommonMembers.EXCLUSIVE_START_KEY,
                    CommonMembers.CONSISTENT_READ,
                    SCAN_INDEX_FORWARD,
                    KEY_CONDITION_EXPRESSION,
                    CommonMembers.FILTER_EXPRESSION,
                    CommonMembers.PROJECTION_EXPRESSION,
                    CommonMembers.EXPRESSION_ATTRIBUTE_VALUES,
                    CommonMembers.EXPRESSION_ATTRIBUTE_NAMES)
            .inNewerWording(CommonMembers.LIMIT);

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
            Optional<AttributeConditions> keyConditions,
            Optional<String> keyConditionExpression,
            boolean scanIndexForward,
            ReadOptions options) {}

    @Override
    public String name() {
        return "Query";
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
        ReadOptions options = request.options();
        return List.of(options.access(TableAccess.to(tables, caller, request.tableName()))
                .leadingKeys(
                        schema -> keyCondition(request, options.parameters().bind()).comparisons().stream()
                                .filter(comparison -> comparison.attribute().equals(TableAccess.leading(schema)))
                                .flatMap(comparison -> comparison.operands().stream())
                                .toList())
                .attributes(() -> {
                    NamedAttributes named = options.named(expressions);
                    return named.keyCondition(keyCondition(request, named.placeholders()))
                            .names();
                })
                .request(name()));
    }

    @Override
    public CompletionStage<ReadResponse> execute(Caller caller, Request request) {
        ReadOptions options = request.options();
        requireUse(request);
        options.legacyFilter().ifPresent(AttributeConditions::check);
        Optional<Projection> named = options.projection().named();
        Optional<Item> startKey = StartKeys.toItem(options.exclusiveStartKey());
        if (request.keyConditions().isEmpty()
                && request.keyConditionExpression().isEmpty()) {
            throw DynamoDbException.validation("Either the KeyConditions or KeyConditionExpression parameter must be "
                    + "specified in the request.");
        }
        Announced.check(options::requireSoundSelect);
        Placeholders placeholders = options.parameters().bind();
        request.keyConditions().ifPresent(AttributeConditions::check);
        Optional<Condition> filter = options.filter(expressions, placeholders);
        Optional<Projection> projection = named.or(() -> options.projection().expressed(expressions, placeholders));
        Optional<ConditionNode> expressed =
                request.keyConditionExpression().map(text -> expressions.keyCondition(text, placeholders));
        placeholders.requireAllUsed();
        KeyCondition keyCondition = expressed
                .map(KeyCondition::of)
                .orElseGet(() -> request.keyConditions().orElseThrow().toKeyCondition());

        Table table = tables.usable(caller.table(request.tableName()));
        var target = ReadTarget.of(table, options.indexName(), options.consistentRead(), tables.now());
        projection.ifPresent(shown -> ItemChecks.requireScalarKeys(table, shown.paths()));
        filter.ifPresent(condition -> ItemChecks.requireScalarKeys(table, condition.paths()));
        var queryRange = new QueryRange(target, keyCondition, startKey);
        KeyRange range = startKey.map(key -> queryRange.rangeAfter(key, request.scanIndexForward()))
                .orElseGet(() -> queryRange.range(request.scanIndexForward()));
        filter.ifPresent(condition -> {
            requireNoKeys(target, condition, options.legacyFilter().isPresent() ? "QueryFilter" : "Filter Expression");
            requireProjected(target, condition);
        });
        var selection = ReadSelection.of(target, options.select(), filter, projection);
        OptionalLong limit = queryRange.isOfOneItem() ? OptionalLong.empty() : options.rowLimit();
        return PageReads.query(items, target, selection, limit, List.of(range))
                .thenApply(page -> ReadResponse.of(page, request.tableName(), options.returnConsumedCapacity()));
    }

    private KeyCondition keyCondition(Request request, Placeholders placeholders) {
        return request.keyConditionExpression()
                .map(text -> KeyCondition.of(expressions.keyCondition(text, placeholders)))
                .orElseGet(() -> request.keyConditions().orElseThrow().toKeyCondition());
    }

    /** KeyConditions, and they alone, go together with expressions of which none is a key condition. */
    private static void requireUse(Request request) {
        Optional<AttributeConditions> competing =
                request.keyConditionExpression().flatMap(expression -> request.keyConditions());
        request.options()
                .use(QUERY_FILTER)
                .legacy("KeyConditions", competing)
                .expression("KeyConditionExpression", request.keyConditionExpression())
                .require(request.options().parameters());
        request.options().requireOperatorUse();
    }

    private static void requireNoKeys(ReadTarget target, Condition filter, String parameter) {
        for (DocumentPath path : filter.paths()) {
            if (target.key().names().contains(path.attribute())) {
                throw DynamoDbException.validation(parameter + " can only contain non-primary key attributes: "
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
