package dev.extenddb.operation;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.extenddb.capacity.ConsumedCapacity;
import dev.extenddb.capacity.ReadMode;
import dev.extenddb.dataplane.DataPlane;
import dev.extenddb.dataplane.ItemRead;
import dev.extenddb.error.DynamoDbException;
import dev.extenddb.error.Wording;
import dev.extenddb.expression.Expressions;
import dev.extenddb.expression.Projection;
import dev.extenddb.item.Item;
import dev.extenddb.item.ItemJson;
import dev.extenddb.legacy.AttributesToGet;
import dev.extenddb.policy.AccessRequest;
import dev.extenddb.storage.StoredItem;
import dev.extenddb.table.Table;
import dev.extenddb.table.TableCatalog;
import dev.extenddb.table.TableName;
import dev.extenddb.throttle.Access;
import dev.extenddb.throttle.ThrottledException;
import dev.extenddb.wire.Attributes;
import dev.extenddb.wire.AttributesShape;
import dev.extenddb.wire.JsonOutput;
import dev.extenddb.wire.ListShape;
import dev.extenddb.wire.MapShape;
import dev.extenddb.wire.Member;
import dev.extenddb.wire.Structure;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletionStage;

/** BatchGetItem: reads up to 100 items of one or more tables, up to 16 MB of them. */
public final class BatchGetItem implements Operation<BatchGetItem.Request, BatchGetItem.Response> {

    private static final int MOST_KEYS = 100;

    /** What does not fit is left unprocessed; see BatchGetItem in the API reference. */
    private static final long MOST_BYTES = 16L * 1024 * 1024;

    private static final Member<List<Attributes>> KEYS =
            Member.required("Keys", ListShape.of(AttributesShape.ATTRIBUTES, 1, MOST_KEYS));

    private static final Structure<TableRequest> TABLE_REQUEST = Structure.of(
            "KeysAndAttributes",
            in -> new TableRequest(
                    in.get(KEYS),
                    in.get(CommonMembers.CONSISTENT_READ, false),
                    ProjectionParameters.from(in),
                    ExpressionParameters.from(in)),
            KEYS,
            AttributesToGet.MEMBER,
            CommonMembers.CONSISTENT_READ,
            CommonMembers.PROJECTION_EXPRESSION,
            CommonMembers.EXPRESSION_ATTRIBUTE_NAMES,
            CommonMembers.EXPRESSION_ATTRIBUTE_VALUES);

    private static final Member<Map<String, TableRequest>> REQUEST_ITEMS = Member.required(
            "RequestItems",
            MapShape.of(
                    TableName.NAME_OR_ARN,
                    TABLE_REQUEST,
                    "com.amazonaws.dynamodb.v20120810.KeysAndAttributes",
                    0,
                    MOST_KEYS));

    private static final Structure<Request> INPUT = Structure.of(
                    "BatchGetItemInput",
                    in -> new Request(
                            in.get(REQUEST_ITEMS),
                            in.get(CommonMembers.RETURN_CONSUMED_CAPACITY, ConsumedCapacity.Detail.NONE)),
                    REQUEST_ITEMS,
                    CommonMembers.RETURN_CONSUMED_CAPACITY)
            .inNewerWording(REQUEST_ITEMS);

    private final TableCatalog tables;
    private final DataPlane items;
    private final Expressions expressions;

    BatchGetItem(TableCatalog tables, DataPlane items, Expressions expressions) {
        this.tables = tables;
        this.items = items;
        this.expressions = expressions;
    }

    /** The request's members; see BatchGetItem in the API reference. */
    public record Request(Map<String, TableRequest> requestItems, ConsumedCapacity.Detail returnConsumedCapacity) {}

    /** What is wanted of one table. */
    public record TableRequest(
            List<Attributes> keys,
            boolean consistentRead,
            ProjectionParameters projection,
            ExpressionParameters parameters) {

        private void write(JsonGenerator json, List<Item> left) throws IOException {
            json.writeStartObject();
            json.writeArrayFieldStart("Keys");
            for (Item key : left) {
                ItemJson.write(key, json);
            }
            json.writeEndArray();
            json.writeBooleanField("ConsistentRead", consistentRead);
            if (projection.attributesToGet().isPresent()) {
                json.writeArrayFieldStart("AttributesToGet");
                for (String name : projection.attributesToGet().get()) {
                    json.writeString(name);
                }
                json.writeEndArray();
            }
            if (projection.projectionExpression().isPresent()) {
                json.writeStringField(
                        "ProjectionExpression",
                        projection.projectionExpression().get());
            }
            if (parameters.names().isPresent()) {
                json.writeObjectFieldStart("ExpressionAttributeNames");
                for (Map.Entry<String, String> name : parameters.names().get().entrySet()) {
                    json.writeStringField(name.getKey(), name.getValue());
                }
                json.writeEndObject();
            }
            json.writeEndObject();
        }
    }

    /** One key of the request, with all that is needed to answer it. */
    private record Wanted(
            String tableName, TableRequest request, Table table, Item key, Optional<Projection> projection) {
        ItemRead read() {
            return new ItemRead(table, table.keyOf(key), ReadMode.of(request.consistentRead()));
        }
    }

    /** The items found of each table, the keys left over, and what it cost, where that was asked for. */
    public record Response(
            Map<String, List<ResponseItem>> responses,
            Map<String, List<Item>> unprocessedKeys,
            Request request,
            Optional<List<ConsumedCapacity>> consumedCapacity)
            implements JsonOutput {
        @Override
        public void write(JsonGenerator json) throws IOException {
            json.writeStartObject();
            json.writeObjectFieldStart("Responses");
            for (Map.Entry<String, List<ResponseItem>> table : responses.entrySet()) {
                JsonOutput.writeList(json, table.getKey(), table.getValue());
            }
            json.writeEndObject();
            json.writeObjectFieldStart("UnprocessedKeys");
            for (Map.Entry<String, List<Item>> table : unprocessedKeys.entrySet()) {
                json.writeFieldName(table.getKey());
                request.requestItems().get(table.getKey()).write(json, table.getValue());
            }
            json.writeEndObject();
            if (consumedCapacity.isPresent()) {
                JsonOutput.writeList(json, "ConsumedCapacity", consumedCapacity.get());
            }
            json.writeEndObject();
        }
    }

    @Override
    public String name() {
        return "BatchGetItem";
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
        return request.requestItems().entrySet().stream()
                .map(table -> TableAccess.to(tables, caller, table.getKey())
                        .leadingKeys(table.getValue().keys())
                        .attributes(() -> named(table.getValue()))
                        .with("dynamodb:select", table.getValue().projection().select())
                        .with("dynamodb:returnconsumedcapacity", request.returnConsumedCapacity())
                        .request(name()))
                .toList();
    }

    private Set<String> named(TableRequest request) {
        var named = new NamedAttributes(expressions, request.parameters()).projection(request.projection());
        request.keys().forEach(named::of);
        return named.names();
    }

    @Override
    public CompletionStage<Response> execute(Caller caller, Request request) {
        if (request.requestItems().isEmpty()) {
            throw BatchWriteItem.empty(name());
        }
        requireUse(request);
        Map<String, Optional<Projection>> projections = new LinkedHashMap<>();
        request.requestItems().forEach((name, table) -> projections.put(name, checked(table)));
        int keys = request.requestItems().values().stream()
                .mapToInt(table -> table.keys().size())
                .sum();
        if (keys > MOST_KEYS) {
            throw DynamoDbException.validation("Too many items requested for the BatchGetItem call");
        }
        var wanted = new ArrayList<Wanted>();
        request.requestItems().forEach((name, tableRequest) -> {
            Table table = tables.usable(caller.table(name));
            projections.get(name).ifPresent(shown -> ItemChecks.requireScalarKeys(table, shown.paths()));
            for (Attributes key : tableRequest.keys()) {
                Item item = key.toItem();
                ItemChecks.requireKey(table, item);
                wanted.add(new Wanted(name, tableRequest, table, item, projections.get(name)));
            }
        });
        return read(request, wanted);
    }

    private CompletionStage<Response> read(Request request, List<Wanted> wanted) {
        var admission = Admission.of(wanted, key -> refusal(key.read()));
        return items.getAll(admission.admitted().stream().map(Wanted::read).toList())
                .thenApply(found -> response(request, admission, found));
    }

    private Optional<ThrottledException> refusal(ItemRead read) {
        return items.throttle().refusal(read.table(), Optional.empty(), Access.READ, read.key());
    }

    /** Whether there are expressions is a matter of the request as a whole. */
    private static void requireUse(Request request) {
        var use = new ParameterUse();
        request.requestItems().values().forEach(table -> table.projection().tell(use));
        use.require(ExpressionParameters.NONE);
    }

    private Optional<Projection> checked(TableRequest table) {
        table.projection().requireUse(table.parameters());
        Optional<Projection> projection = table.projection().bind(expressions, table.parameters());
        var seen = new HashSet<Item>();
        for (Attributes key : table.keys()) {
            if (!seen.add(key.toItem())) {
                throw DynamoDbException.validation("Provided list of item keys contains duplicates");
            }
        }
        return projection;
    }

    private static Response response(Request request, Admission<Wanted> admission, List<Optional<StoredItem>> found) {
        List<Wanted> wanted = admission.admitted();
        Map<String, List<ResponseItem>> responses = new LinkedHashMap<>();
        Map<String, List<Item>> unprocessed = new LinkedHashMap<>();
        Map<String, ConsumedCapacity> consumed = new LinkedHashMap<>();
        request.requestItems().keySet().forEach(name -> responses.put(name, new ArrayList<>()));
        admission.throttled().forEach(key -> leave(key, unprocessed));
        long bytes = 0;
        for (int i = 0; i < wanted.size(); i++) {
            Wanted key = wanted.get(i);
            Optional<StoredItem> item = found.get(i);
            int size = item.map(StoredItem::size).orElse(0);
            if (bytes + size > MOST_BYTES) {
                leave(key, unprocessed);
                continue;
            }
            bytes += size;
            item.ifPresent(stored -> responses.get(key.tableName()).add(ResponseItem.of(stored, key.projection())));
            consumed.computeIfAbsent(
                            key.tableName(),
                            name -> new ConsumedCapacity(name, request.returnConsumedCapacity(), false))
                    .readTable(key.read().mode().units(size));
        }
        Optional<List<ConsumedCapacity>> reported = request.returnConsumedCapacity() == ConsumedCapacity.Detail.NONE
                ? Optional.empty()
                : Optional.of(List.copyOf(consumed.values()));
        return new Response(responses, unprocessed, request, reported);
    }

    private static void leave(Wanted key, Map<String, List<Item>> unprocessed) {
        unprocessed.computeIfAbsent(key.tableName(), name -> new ArrayList<>()).add(key.key());
    }
}
