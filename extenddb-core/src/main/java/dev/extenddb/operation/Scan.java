package dev.extenddb.operation;

import dev.extenddb.dataplane.DataPlane;
import dev.extenddb.error.DynamoDbException;
import dev.extenddb.expression.Condition;
import dev.extenddb.expression.Expressions;
import dev.extenddb.expression.Placeholders;
import dev.extenddb.expression.Projection;
import dev.extenddb.item.Bytes;
import dev.extenddb.item.Item;
import dev.extenddb.legacy.AttributeConditions;
import dev.extenddb.legacy.AttributesToGet;
import dev.extenddb.legacy.ConditionalOperator;
import dev.extenddb.policy.AccessRequest;
import dev.extenddb.storage.KeyRange;
import dev.extenddb.table.Table;
import dev.extenddb.table.TableCatalog;
import dev.extenddb.wire.Member;
import dev.extenddb.wire.NumberShape;
import dev.extenddb.wire.Structure;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;

/** Scan: reads all items of a table or an index, or of one of several segments of it. */
public final class Scan implements Operation<Scan.Request, ReadResponse> {

    private static final Member<Long> SEGMENT = Member.optional("Segment", NumberShape.integer(0, 999_999));
    private static final Member<Long> TOTAL_SEGMENTS =
            Member.optional("TotalSegments", NumberShape.integer(1, 1_000_000));

    private static final AttributeConditions.Parameter SCAN_FILTER = new AttributeConditions.Parameter("ScanFilter");

    private static final Structure<Request> INPUT = Structure.of(
            "ScanInput",
            in -> new Request(
                    in.get(CommonMembers.TABLE_NAME),
                    in.find(SEGMENT),
                    in.find(TOTAL_SEGMENTS),
                    ReadOptions.from(in, SCAN_FILTER)),
            CommonMembers.SELECT,
            CommonMembers.INDEX_NAME,
            TOTAL_SEGMENTS,
            CommonMembers.RETURN_CONSUMED_CAPACITY,
            CommonMembers.TABLE_NAME,
            ConditionalOperator.MEMBER,
            SCAN_FILTER.member(),
            SEGMENT,
            CommonMembers.LIMIT,
            AttributesToGet.MEMBER,
            CommonMembers.EXCLUSIVE_START_KEY,
            CommonMembers.CONSISTENT_READ,
            CommonMembers.FILTER_EXPRESSION,
            CommonMembers.PROJECTION_EXPRESSION,
            CommonMembers.EXPRESSION_ATTRIBUTE_VALUES,
            CommonMembers.EXPRESSION_ATTRIBUTE_NAMES);

    private final TableCatalog tables;
    private final DataPlane items;
    private final Expressions expressions;

    Scan(TableCatalog tables, DataPlane items, Expressions expressions) {
        this.tables = tables;
        this.items = items;
        this.expressions = expressions;
    }

    /** The request's members; see Scan in the API reference. */
    public record Request(
            String tableName, Optional<Long> segment, Optional<Long> totalSegments, ReadOptions options) {}

    @Override
    public String name() {
        return "Scan";
    }

    @Override
    public Structure<Request> input() {
        return INPUT;
    }

    @Override
    public List<AccessRequest> access(Caller caller, Request request) {
        ReadOptions options = request.options();
        return List.of(options.access(TableAccess.to(tables, caller, request.tableName()))
                .attributes(() -> options.named(expressions).names())
                .request(name()));
    }

    @Override
    public CompletionStage<ReadResponse> execute(Caller caller, Request request) {
        ReadOptions options = request.options();
        options.use(SCAN_FILTER).require(options.parameters());
        Optional<Projection> named = options.projection().named();
        options.legacyFilter().ifPresent(AttributeConditions::check);
        options.requireOperatorUse();
        Optional<Item> startKey = StartKeys.toItem(options.exclusiveStartKey());
        requireSegment(request);
        options.requireSoundSelect();
        Placeholders placeholders = options.parameters().bind();
        Optional<Condition> filter = options.filter(expressions, placeholders);
        Optional<Projection> projection = named.or(() -> options.projection().expressed(expressions, placeholders));
        placeholders.requireAllUsed();

        Table table = tables.usable(caller.table(request.tableName()));
        var target = ReadTarget.of(table, options.indexName(), options.consistentRead(), tables.now());
        startKey.filter(key -> target.index().isPresent()).ifPresent(target::requireStart);
        var selection = ReadSelection.of(target, options.select(), filter, projection);
        KeyRange range = range(target, request, startKey);
        projection.ifPresent(shown -> ItemChecks.requireScalarKeys(table, shown.paths()));
        filter.ifPresent(condition -> ItemChecks.requireScalarKeys(table, condition.paths()));
        return PageReads.scan(items, target, selection, options.rowLimit(), range)
                .thenApply(page -> ReadResponse.of(page, request.tableName(), options.returnConsumedCapacity()));
    }

    private static void requireSegment(Request request) {
        if (request.segment().isPresent() && request.totalSegments().isEmpty()) {
            throw DynamoDbException.validation("The TotalSegments parameter is required but was not present in the "
                    + "request when Segment parameter is present");
        }
        if (request.totalSegments().isPresent() && request.segment().isEmpty()) {
            throw DynamoDbException.validation("The Segment parameter is required but was not present in the request "
                    + "when parameter TotalSegments is present");
        }
        if (request.segment().isPresent()
                && request.segment().get() >= request.totalSegments().get()) {
            throw DynamoDbException.validation("The Segment parameter is zero-based and must be less than parameter "
                    + "TotalSegments: Segment: " + request.segment().get() + " is not less than TotalSegments: "
                    + request.totalSegments().get());
        }
    }

    private static KeyRange range(ReadTarget target, Request request, Optional<Item> startKey) {
        long segment = request.segment().orElse(0L);
        long totalSegments = request.totalSegments().orElse(1L);
        KeyRange range = KeyRanges.segment(target.ref(), segment, totalSegments);
        if (startKey.isEmpty()) {
            return range;
        }
        Bytes position = target.position(startKey.get());
        boolean outside = position.compareTo(range.from()) < 0
                || range.to().filter(to -> position.compareTo(to) >= 0).isPresent();
        if (outside) {
            throw DynamoDbException.validation("The provided starting key is invalid: Invalid ExclusiveStartKey. "
                    + "Please use ExclusiveStartKey with correct Segment. TotalSegments: " + totalSegments
                    + " Segment: " + segment);
        }
        return KeyRanges.after(range, position);
    }
}
