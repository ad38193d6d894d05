package dev.extenddb.operation;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.extenddb.capacity.CapacityUnits;
import dev.extenddb.capacity.ConsumedCapacity;
import dev.extenddb.dataplane.DataPlane;
import dev.extenddb.dataplane.ItemWrite;
import dev.extenddb.dataplane.WriteResult;
import dev.extenddb.error.DynamoDbException;
import dev.extenddb.expression.Expressions;
import dev.extenddb.item.Bytes;
import dev.extenddb.item.Item;
import dev.extenddb.storage.Change;
import dev.extenddb.storage.StoredItem;
import dev.extenddb.storage.TableKey;
import dev.extenddb.table.TableCatalog;
import dev.extenddb.wire.JsonOutput;
import dev.extenddb.wire.ListShape;
import dev.extenddb.wire.Member;
import dev.extenddb.wire.Structure;
import dev.extenddb.wire.TextShape;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;

/** TransactWriteItems: up to 100 puts, updates, deletes and condition checks, all or none. */
public final class TransactWriteItems implements Operation<TransactWriteItems.Request, TransactWriteItems.Response> {

    private static final int MOST_ITEMS = 100;

    /** Units of a transaction cost twice those of the same writes alone. */
    private static final int CAPACITY_FACTOR = 2;

    private static final Member<List<TransactWriteItem>> TRANSACT_ITEMS =
            Member.required("TransactItems", ListShape.of(TransactWriteItem.SHAPE, 1, MOST_ITEMS));
    private static final Member<String> CLIENT_REQUEST_TOKEN =
            Member.optional("ClientRequestToken", TextShape.ofLength(1, 36));

    private static final Structure<Request> INPUT = Structure.of(
            "TransactWriteItemsInput",
            in -> new Request(
                    in.get(TRANSACT_ITEMS),
                    in.find(CLIENT_REQUEST_TOKEN),
                    in.get(CommonMembers.RETURN_CONSUMED_CAPACITY, ConsumedCapacity.Detail.NONE),
                    in.get(CommonMembers.RETURN_ITEM_COLLECTION_METRICS, ItemCollectionMetrics.Detail.NONE)),
            CLIENT_REQUEST_TOKEN,
            CommonMembers.RETURN_CONSUMED_CAPACITY,
            CommonMembers.RETURN_ITEM_COLLECTION_METRICS,
            TRANSACT_ITEMS);

    private final TableCatalog tables;
    private final DataPlane items;
    private final TransactionPlanner planner;

    TransactWriteItems(TableCatalog tables, DataPlane items, Expressions expressions) {
        this.tables = tables;
        this.items = items;
        this.planner = new TransactionPlanner(tables, expressions);
    }

    /** The request's members; see TransactWriteItems in the API reference. */
    public record Request(
            List<TransactWriteItem> transactItems,
            Optional<String> clientRequestToken,
            ConsumedCapacity.Detail returnConsumedCapacity,
            ItemCollectionMetrics.Detail returnItemCollectionMetrics) {}

    /** What it cost and which item collections it touched, where that was asked for. */
    public record Response(
            Optional<List<ConsumedCapacity>> consumedCapacity,
            Map<String, List<ItemCollectionMetrics>> itemCollectionMetrics)
            implements JsonOutput {
        @Override
        public void write(JsonGenerator json) throws IOException {
            json.writeStartObject();
            if (consumedCapacity.isPresent()) {
                JsonOutput.writeList(json, "ConsumedCapacity", consumedCapacity.get());
            }
            if (!itemCollectionMetrics.isEmpty()) {
                json.writeObjectFieldStart("ItemCollectionMetrics");
                for (Map.Entry<String, List<ItemCollectionMetrics>> table : itemCollectionMetrics.entrySet()) {
                    JsonOutput.writeList(json, table.getKey(), table.getValue());
                }
                json.writeEndObject();
            }
            json.writeEndObject();
        }
    }

    /** Ends a transaction that was done before, with the same token. */
    private static final class ReplayedException extends RuntimeException {

        private static final long serialVersionUID = 1L;

        ReplayedException() {
            super(null, null, false, false);
        }
    }

    @Override
    public String name() {
        return "TransactWriteItems";
    }

    @Override
    public Structure<Request> input() {
        return INPUT;
    }

    @Override
    public CompletionStage<Response> execute(Caller caller, Request request) {
        List<TransactionPlanner.Planned> planned = planner.plan(caller, request.transactItems());
        var seen = new HashSet<TableKey>();
        for (TransactionPlanner.Planned write : planned) {
            if (!seen.add(
                    new TableKey(write.write().table().ref(), write.write().key()))) {
                throw DynamoDbException.validation(
                        "Transaction request cannot include multiple operations on one item");
            }
        }
        List<ItemWrite> writes =
                planned.stream().map(TransactionPlanner.Planned::write).toList();
        if (request.clientRequestToken().isEmpty()) {
            return items.transact(writes, List.of(), none -> List.of())
                    .thenApply(results -> response(request, planned, results));
        }
        Bytes fingerprint = TransactionFingerprint.of(request.transactItems());
        TableKey token =
                IdempotencyTokens.keyOf(caller, request.clientRequestToken().get());
        return items.transact(writes, List.of(token), stored -> tokenChange(token, stored.get(0), fingerprint))
                .handle((results, failure) -> {
                    if (isReplay(failure)) {
                        return replayed(request, planned);
                    }
                    if (failure instanceof RuntimeException unchecked) {
                        throw unchecked;
                    }
                    return items.run(() -> response(request, planned, results));
                })
                .thenCompose(stage -> stage);
    }

    private List<Change> tokenChange(TableKey token, Optional<StoredItem> stored, Bytes fingerprint) {
        if (IdempotencyTokens.isReplay(stored, fingerprint, tables.now())) {
            throw new ReplayedException();
        }
        return List.of(IdempotencyTokens.remember(token, stored, fingerprint, tables.now()));
    }

    private static boolean isReplay(Throwable failure) {
        return failure instanceof ReplayedException
                || (failure instanceof CompletionException && failure.getCause() instanceof ReplayedException);
    }

    private static Response response(
            Request request, List<TransactionPlanner.Planned> planned, List<WriteResult> results) {
        Map<String, ConsumedCapacity> consumed = new LinkedHashMap<>();
        for (int i = 0; i < planned.size(); i++) {
            results.get(i).addTo(capacityOf(consumed, request, planned.get(i).tableName()), CAPACITY_FACTOR);
        }
        return response(request, planned, consumed);
    }

    /** A replay only reads the items. */
    private CompletionStage<Response> replayed(Request request, List<TransactionPlanner.Planned> planned) {
        List<TableKey> keys = planned.stream()
                .map(write ->
                        new TableKey(write.write().table().ref(), write.write().key()))
                .toList();
        return items.getAll(keys).thenApply(found -> {
            Map<String, ConsumedCapacity> consumed = new LinkedHashMap<>();
            for (int i = 0; i < planned.size(); i++) {
                capacityOf(consumed, request, planned.get(i).tableName())
                        .readTable(CapacityUnits.transactionalRead(
                                found.get(i).map(StoredItem::size).orElse(0)));
            }
            return response(request, planned, consumed);
        });
    }

    private static ConsumedCapacity capacityOf(
            Map<String, ConsumedCapacity> consumed, Request request, String tableName) {
        return consumed.computeIfAbsent(
                tableName, name -> new ConsumedCapacity(name, request.returnConsumedCapacity(), true));
    }

    private static Response response(
            Request request, List<TransactionPlanner.Planned> planned, Map<String, ConsumedCapacity> consumed) {
        Map<String, List<ItemCollectionMetrics>> metrics = new LinkedHashMap<>();
        for (TransactionPlanner.Planned write : planned) {
            Item key = write.key();
            ItemCollectionMetrics.of(write.write().table(), key, request.returnItemCollectionMetrics())
                    .ifPresent(m -> metrics.computeIfAbsent(write.tableName(), name -> new ArrayList<>())
                            .add(m));
        }
        Optional<List<ConsumedCapacity>> reported = request.returnConsumedCapacity() == ConsumedCapacity.Detail.NONE
                ? Optional.empty()
                : Optional.of(List.copyOf(consumed.values()));
        return new Response(reported, metrics);
    }
}
