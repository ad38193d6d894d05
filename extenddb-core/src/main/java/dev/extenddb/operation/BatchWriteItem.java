package dev.extenddb.operation;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.extenddb.capacity.ConsumedCapacity;
import dev.extenddb.dataplane.DataPlane;
import dev.extenddb.dataplane.ItemWrite;
import dev.extenddb.dataplane.WriteResult;
import dev.extenddb.error.DynamoDbException;
import dev.extenddb.item.Item;
import dev.extenddb.item.ItemJson;
import dev.extenddb.operation.TransactionPlanner.Planned;
import dev.extenddb.policy.AccessRequest;
import dev.extenddb.storage.TableKey;
import dev.extenddb.table.Table;
import dev.extenddb.table.TableCatalog;
import dev.extenddb.table.TableName;
import dev.extenddb.throttle.Access;
import dev.extenddb.throttle.ThrottledException;
import dev.extenddb.wire.Attributes;
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
import java.util.concurrent.CompletionStage;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** BatchWriteItem: up to 25 puts and deletes of one or more tables, each on its own. */
public final class BatchWriteItem implements Operation<BatchWriteItem.Request, BatchWriteItem.Response> {

    private static final int MOST_REQUESTS = 25;

    private static final Member<Attributes> PUT = Member.optional(
            "PutRequest", Structure.of("PutRequest", in -> in.get(CommonMembers.ITEM), CommonMembers.ITEM));
    private static final Member<Attributes> DELETE = Member.optional(
            "DeleteRequest", Structure.of("DeleteRequest", in -> in.get(CommonMembers.KEY), CommonMembers.KEY));

    private static final Structure<WriteRequest> WRITE_REQUEST =
            Structure.of("WriteRequest", in -> new WriteRequest(in.find(PUT), in.find(DELETE)), PUT, DELETE);

    private static final Member<Map<String, List<WriteRequest>>> REQUEST_ITEMS = Member.required(
            "RequestItems",
            MapShape.of(
                    TableName.NAME_OR_ARN,
                    ListShape.of(WRITE_REQUEST, 1, MOST_REQUESTS),
                    "java.util.List<com.amazonaws.dynamodb.v20120810.WriteRequest>",
                    0,
                    MOST_REQUESTS));

    private static final Structure<Request> INPUT = Structure.of(
            "BatchWriteItemInput",
            in -> new Request(
                    in.get(REQUEST_ITEMS),
                    in.get(CommonMembers.RETURN_CONSUMED_CAPACITY, ConsumedCapacity.Detail.NONE),
                    in.get(CommonMembers.RETURN_ITEM_COLLECTION_METRICS, ItemCollectionMetrics.Detail.NONE)),
            CommonMembers.RETURN_CONSUMED_CAPACITY,
            CommonMembers.RETURN_ITEM_COLLECTION_METRICS,
            REQUEST_ITEMS);

    private final TableCatalog tables;
    private final DataPlane items;

    BatchWriteItem(TableCatalog tables, DataPlane items) {
        this.tables = tables;
        this.items = items;
    }

    /** The request's members; see BatchWriteItem in the API reference. */
    public record Request(
            Map<String, List<WriteRequest>> requestItems,
            ConsumedCapacity.Detail returnConsumedCapacity,
            ItemCollectionMetrics.Detail returnItemCollectionMetrics) {}

    /** A put or a delete: exactly one of them is there. */
    public record WriteRequest(Optional<Attributes> putItem, Optional<Attributes> deleteKey) {}

    /** A write to do, and the table as the request names it. */
    private record Named(String tableName, WriteRequest request, Item item, ItemWrite write) {

        private void writeRequest(JsonGenerator json) throws IOException {
            boolean put = request.putItem().isPresent();
            json.writeStartObject();
            json.writeObjectFieldStart(put ? PUT.name() : DELETE.name());
            json.writeFieldName(put ? CommonMembers.ITEM.name() : CommonMembers.KEY.name());
            ItemJson.write(item, json);
            json.writeEndObject();
            json.writeEndObject();
        }
    }

    /** What was left, what the rest cost and which item collections it touched, where that was asked for. */
    public static final class Response implements JsonOutput {

        private final Map<String, List<Named>> unprocessed;
        private final Optional<List<ConsumedCapacity>> consumedCapacity;
        private final Map<String, List<ItemCollectionMetrics>> itemCollectionMetrics;

        private Response(
                Map<String, List<Named>> unprocessed,
                Optional<List<ConsumedCapacity>> consumedCapacity,
                Map<String, List<ItemCollectionMetrics>> itemCollectionMetrics) {
            this.unprocessed = unprocessed;
            this.consumedCapacity = consumedCapacity;
            this.itemCollectionMetrics = itemCollectionMetrics;
        }

        @Override
        public void write(JsonGenerator json) throws IOException {
            json.writeStartObject();
            json.writeObjectFieldStart("UnprocessedItems");
            for (Map.Entry<String, List<Named>> table : unprocessed.entrySet()) {
                json.writeArrayFieldStart(table.getKey());
                for (Named write : table.getValue()) {
                    write.writeRequest(json);
                }
                json.writeEndArray();
            }
            json.writeEndObject();
            if (!itemCollectionMetrics.isEmpty()) {
                json.writeObjectFieldStart("ItemCollectionMetrics");
                for (Map.Entry<String, List<ItemCollectionMetrics>> table : itemCollectionMetrics.entrySet()) {
                    JsonOutput.writeList(json, table.getKey(), table.getValue());
                }
                json.writeEndObject();
            }
            if (consumedCapacity.isPresent()) {
                JsonOutput.writeList(json, "ConsumedCapacity", consumedCapacity.get());
            }
            json.writeEndObject();
        }
    }

    @Override
    public String name() {
        return "BatchWriteItem";
    }

    @Override
    public Structure<Request> input() {
        return INPUT;
    }

    @Override
    public List<AccessRequest> access(Caller caller, Request request) {
        return request.requestItems().entrySet().stream()
                .map(table -> access(caller, table.getKey(), table.getValue())
                        .with("dynamodb:returnconsumedcapacity", request.returnConsumedCapacity())
                        .request(name()))
                .toList();
    }

    private TableAccess access(Caller caller, String table, List<WriteRequest> writes) {
        List<Attributes> given = writes.stream()
                .flatMap(write -> Stream.concat(write.putItem().stream(), write.deleteKey().stream()))
                .toList();
        return TableAccess.to(tables, caller, table)
                .leadingKeys(given)
                .attributes(() -> given.stream()
                        .flatMap(attributes -> attributes.values().keySet().stream())
                        .collect(Collectors.toSet()));
    }

    @Override
    public CompletionStage<Response> execute(Caller caller, Request request) {
        if (request.requestItems().isEmpty()) {
            throw empty(name());
        }
        Map<String, List<Sound>> sound = sound(request.requestItems());
        int count =
                request.requestItems().values().stream().mapToInt(List::size).sum();
        if (count > MOST_REQUESTS) {
            throw DynamoDbException.validation("Too many items requested for the BatchWriteItem call");
        }
        boolean capacity = request.returnConsumedCapacity() != ConsumedCapacity.Detail.NONE;
        var writes = new ArrayList<Named>();
        sound.forEach((name, list) -> {
            Table table = tables.usable(caller.table(name));
            list.forEach(write -> writes.add(named(name, table, write, capacity)));
        });
        var seen = new HashSet<TableKey>();
        for (Named write : writes) {
            if (!seen.add(
                    new TableKey(write.write().table().ref(), write.write().key()))) {
                throw DynamoDbException.validation("Provided list of item keys contains duplicates");
            }
        }
        var admission = Admission.of(writes, write -> refusal(write.write()));
        return items.writeEach(admission.admitted().stream().map(Named::write).toList())
                .thenCompose(results -> metrics(request, admission.admitted())
                        .thenApply(metrics -> response(request, admission, results, metrics)));
    }

    /** The refusal of a batch in which there is nothing. */
    static DynamoDbException empty(String operation) {
        return DynamoDbException.validation(
                        "The requestItems parameter is required for " + operation,
                        "Value at 'RequestItems' failed to satisfy constraint: "
                                + "Member must have length greater than or equal to 1")
                .announced();
    }

    private Optional<ThrottledException> refusal(ItemWrite write) {
        return items.throttle().refusal(write.table(), Optional.empty(), Access.WRITE, write.key());
    }

    /** A write that is right in itself, with its item or key. */
    private record Sound(WriteRequest request, Item item) {}

    private static Map<String, List<Sound>> sound(Map<String, List<WriteRequest>> requests) {
        Map<String, List<Sound>> sound = new LinkedHashMap<>();
        requests.forEach((name, list) ->
                sound.put(name, list.stream().map(BatchWriteItem::sound).toList()));
        return sound;
    }

    private static Sound sound(WriteRequest request) {
        if (request.putItem().isPresent() == request.deleteKey().isPresent()) {
            throw DynamoDbException.validation("Supplied AttributeValue has more than one datatypes set, "
                    + "must contain exactly one of the supported datatypes");
        }
        Optional<Item> put = request.putItem().map(ItemChecks::storable);
        put.ifPresent(ItemChecks::requireFits);
        return new Sound(
                request, put.orElseGet(() -> request.deleteKey().orElseThrow().toItem()));
    }

    private static Named named(String tableName, Table table, Sound sound, boolean capacity) {
        Item item = sound.item();
        boolean put = sound.request().putItem().isPresent();
        ItemChecks.requireKey(table, put ? table.keyAttributesOf(item) : item);
        if (put) {
            IndexKeyChecks.requireOfItem(table, item);
        }
        ItemWrite.Decision decision = put ? new ItemWrite.Put(item) : new ItemWrite.Delete();
        return new Named(
                tableName,
                sound.request(),
                item,
                new ItemWrite(table, table.keyOf(item), capacity, current -> decision));
    }

    private CompletionStage<Map<String, List<ItemCollectionMetrics>>> metrics(Request request, List<Named> done) {
        return ItemCollectionMetrics.of(
                items,
                done.stream()
                        .map(write -> new Planned(write.tableName(), write.item(), write.write()))
                        .toList(),
                request.returnItemCollectionMetrics());
    }

    private static Response response(
            Request request,
            Admission<Named> admission,
            List<WriteResult> results,
            Map<String, List<ItemCollectionMetrics>> metrics) {
        List<Named> writes = admission.admitted();
        Map<String, List<Named>> unprocessed = new LinkedHashMap<>();
        admission
                .throttled()
                .forEach(write -> unprocessed
                        .computeIfAbsent(write.tableName(), name -> new ArrayList<>())
                        .add(write));
        Map<String, ConsumedCapacity> consumed = new LinkedHashMap<>();
        for (int i = 0; i < writes.size(); i++) {
            Named write = writes.get(i);
            WriteResult result = results.get(i);
            result.addTo(
                    consumed.computeIfAbsent(
                            write.tableName(),
                            name -> new ConsumedCapacity(name, request.returnConsumedCapacity(), false)),
                    1);
        }
        Optional<List<ConsumedCapacity>> reported = request.returnConsumedCapacity() == ConsumedCapacity.Detail.NONE
                ? Optional.empty()
                : Optional.of(List.copyOf(consumed.values()));
        return new Response(unprocessed, reported, metrics);
    }
}
