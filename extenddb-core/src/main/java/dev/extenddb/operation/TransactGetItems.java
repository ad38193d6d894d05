package dev.extenddb.operation;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.extenddb.capacity.ConsumedCapacity;
import dev.extenddb.capacity.ReadMode;
import dev.extenddb.dataplane.CancellationReason;
import dev.extenddb.dataplane.DataPlane;
import dev.extenddb.dataplane.ItemRead;
import dev.extenddb.dataplane.TransactionCanceledException;
import dev.extenddb.error.DynamoDbException;
import dev.extenddb.expression.Expressions;
import dev.extenddb.expression.Placeholders;
import dev.extenddb.expression.Projection;
import dev.extenddb.item.Item;
import dev.extenddb.policy.AccessRequest;
import dev.extenddb.storage.StoredItem;
import dev.extenddb.storage.TableKey;
import dev.extenddb.table.Table;
import dev.extenddb.table.TableCatalog;
import dev.extenddb.wire.Attributes;
import dev.extenddb.wire.JsonOutput;
import dev.extenddb.wire.ListShape;
import dev.extenddb.wire.Member;
import dev.extenddb.wire.Structure;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;

/** TransactGetItems: reads up to 100 items as of one instant. */
public final class TransactGetItems implements Operation<TransactGetItems.Request, TransactGetItems.Response> {

    private static final int MOST_ITEMS = 100;
    private static final long MOST_BYTES = 4L * 1024 * 1024;

    private static final Structure<Get> GET_SHAPE = Structure.of(
            "Get",
            in -> new Get(
                    in.get(CommonMembers.TABLE_NAME),
                    in.get(CommonMembers.KEY),
                    in.find(CommonMembers.PROJECTION_EXPRESSION),
                    ExpressionParameters.from(in)),
            CommonMembers.KEY,
            CommonMembers.TABLE_NAME,
            CommonMembers.PROJECTION_EXPRESSION,
            CommonMembers.EXPRESSION_ATTRIBUTE_NAMES,
            CommonMembers.EXPRESSION_ATTRIBUTE_VALUES);
    private static final Member<Get> GET = Member.required("Get", GET_SHAPE);
    private static final Member<List<Get>> TRANSACT_ITEMS = Member.required(
            "TransactItems", ListShape.of(Structure.of("TransactGetItem", in -> in.get(GET), GET), 1, MOST_ITEMS));

    private static final Structure<Request> INPUT = Structure.of(
            "TransactGetItemsInput",
            in -> new Request(
                    in.get(TRANSACT_ITEMS),
                    in.get(CommonMembers.RETURN_CONSUMED_CAPACITY, ConsumedCapacity.Detail.NONE)),
            CommonMembers.RETURN_CONSUMED_CAPACITY,
            TRANSACT_ITEMS);

    private final TableCatalog tables;
    private final DataPlane items;
    private final Expressions expressions;

    TransactGetItems(TableCatalog tables, DataPlane items, Expressions expressions) {
        this.tables = tables;
        this.items = items;
        this.expressions = expressions;
    }

    /** The request's members; see TransactGetItems in the API reference. */
    public record Request(List<Get> transactItems, ConsumedCapacity.Detail returnConsumedCapacity) {}

    /** One item to read. */
    public record Get(
            String tableName, Attributes key, Optional<String> projectionExpression, ExpressionParameters parameters) {}

    /**
     * An item to be read.
     *
     * @param tableName the table as the request names it
     * @param shown what the response shows of the item
     */
    record Wanted(String tableName, ItemRead read, Function<StoredItem, ResponseItem> shown) {}

    /** An element for each item asked for, empty where there is none; and what it cost, where that was asked for. */
    public record Response(List<Optional<ResponseItem>> responses, Optional<List<ConsumedCapacity>> consumedCapacity)
            implements JsonOutput {
        @Override
        public void write(JsonGenerator json) throws IOException {
            json.writeStartObject();
            json.writeArrayFieldStart("Responses");
            for (Optional<ResponseItem> item : responses) {
                json.writeStartObject();
                if (item.isPresent()) {
                    JsonOutput.writeMember(json, "Item", item.get());
                }
                json.writeEndObject();
            }
            json.writeEndArray();
            if (consumedCapacity.isPresent()) {
                JsonOutput.writeList(json, "ConsumedCapacity", consumedCapacity.get());
            }
            json.writeEndObject();
        }
    }

    @Override
    public String name() {
        return "TransactGetItems";
    }

    @Override
    public Structure<Request> input() {
        return INPUT;
    }

    @Override
    public List<AccessRequest> access(Caller caller, Request request) {
        return request.transactItems().stream()
                .map(get -> TableAccess.to(tables, caller, get.tableName())
                        .within(name())
                        .leadingKeys(List.of(get.key()))
                        .attributes(() -> new NamedAttributes(expressions, get.parameters())
                                .of(get.key())
                                .projection(get.projectionExpression())
                                .names())
                        .with("dynamodb:returnconsumedcapacity", request.returnConsumedCapacity())
                        .request("GetItem"))
                .toList();
    }

    @Override
    public CompletionStage<Response> execute(Caller caller, Request request) {
        var wanted = new ArrayList<Wanted>();
        var seen = new HashSet<TableKey>();
        for (int i = 0; i < request.transactItems().size(); i++) {
            Wanted key = wanted(caller, request.transactItems(), i);
            if (!seen.add(key.read().tableKey())) {
                throw DynamoDbException.validation(
                        "Transaction request cannot include multiple operations on one item");
            }
            wanted.add(key);
        }
        return read(items, wanted, request.returnConsumedCapacity());
    }

    /** Reads several items as of one instant. */
    static CompletionStage<Response> read(DataPlane items, List<Wanted> wanted, ConsumedCapacity.Detail detail) {
        return items.getAll(wanted.stream().map(Wanted::read).toList())
                .thenApply(found -> response(wanted, found, detail));
    }

    private Wanted wanted(Caller caller, List<Get> gets, int position) {
        Get get = gets.get(position);
        new ParameterUse()
                .expression("ProjectionExpression", get.projectionExpression())
                .require(get.parameters());
        Item key = get.key().toItem();
        Placeholders placeholders = get.parameters().bind();
        Optional<Projection> projection =
                get.projectionExpression().map(text -> expressions.projection(text, placeholders));
        placeholders.requireAllUsed();
        Table table = tables.usable(caller.table(get.tableName()));
        try {
            ItemChecks.requireKey(table, key);
        } catch (SchemaMismatchException e) {
            CancellationReason reason = CancellationReason.of("ValidationError", e.getMessage());
            throw TransactionCanceledException.because(reason, position, gets.size());
        }
        projection.ifPresent(shown -> ItemChecks.requireScalarKeys(table, shown.paths()));
        return new Wanted(
                get.tableName(),
                new ItemRead(table, table.keyOf(key), ReadMode.TRANSACTIONAL),
                stored -> ResponseItem.of(stored, projection));
    }

    private static Response response(
            List<Wanted> wanted, List<Optional<StoredItem>> found, ConsumedCapacity.Detail detail) {
        long bytes = found.stream()
                .mapToLong(item -> item.map(StoredItem::size).orElse(0))
                .sum();
        if (bytes > MOST_BYTES) {
            throw DynamoDbException.validation(
                    "Aggregate size of the items in the TransactGetItems request exceeds the 4 MB limit");
        }
        var responses = new ArrayList<Optional<ResponseItem>>();
        Map<String, ConsumedCapacity> consumed = new LinkedHashMap<>();
        for (int i = 0; i < wanted.size(); i++) {
            Wanted key = wanted.get(i);
            responses.add(found.get(i).map(key.shown()));
            consumed.computeIfAbsent(key.tableName(), name -> new ConsumedCapacity(name, detail, true))
                    .readTable(key.read()
                            .mode()
                            .units(found.get(i).map(StoredItem::size).orElse(0)));
        }
        Optional<List<ConsumedCapacity>> reported =
                detail == ConsumedCapacity.Detail.NONE ? Optional.empty() : Optional.of(List.copyOf(consumed.values()));
        return new Response(responses, reported);
    }
}
