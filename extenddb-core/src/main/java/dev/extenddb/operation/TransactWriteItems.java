package dev.extenddb.operation;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.extenddb.capacity.ConsumedCapacity;
import dev.extenddb.dataplane.DataPlane;
import dev.extenddb.expression.Expressions;
import dev.extenddb.policy.AccessRequest;
import dev.extenddb.table.TableCatalog;
import dev.extenddb.wire.JsonOutput;
import dev.extenddb.wire.ListShape;
import dev.extenddb.wire.Member;
import dev.extenddb.wire.Structure;
import dev.extenddb.wire.TextShape;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletionStage;

/** TransactWriteItems: up to 100 puts, updates, deletes and condition checks, all or none. */
public final class TransactWriteItems implements Operation<TransactWriteItems.Request, TransactWriteItems.Response> {

    private static final int MOST_ITEMS = 100;

    private static final Member<List<TransactWriteItem>> TRANSACT_ITEMS =
            Member.required("TransactItems", ListShape.of(TransactWriteItem.SHAPE, 1, MOST_ITEMS));
    static final Member<String> CLIENT_REQUEST_TOKEN = Member.optional("ClientRequestToken", TextShape.ofLength(1, 36));

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

    private final DataPlane items;
    private final WriteTransaction transaction;
    private final TransactionPlanner planner;

    TransactWriteItems(TableCatalog tables, DataPlane items, Expressions expressions) {
        this.items = items;
        this.transaction = new WriteTransaction(tables, items);
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

    @Override
    public String name() {
        return "TransactWriteItems";
    }

    @Override
    public Structure<Request> input() {
        return INPUT;
    }

    @Override
    public List<AccessRequest> access(Caller caller, Request request) {
        return request.transactItems().stream()
                .filter(item -> item.kinds() > 0)
                .map(item -> planner.access(caller, item)
                        .within(name())
                        .with("dynamodb:returnconsumedcapacity", request.returnConsumedCapacity())
                        .request(item.action()))
                .toList();
    }

    @Override
    public CompletionStage<Response> execute(Caller caller, Request request) {
        List<TransactionPlanner.Planned> planned = planner.plan(caller, request.transactItems());
        Optional<WriteTransaction.Token> token = request.clientRequestToken()
                .map(text -> new WriteTransaction.Token(
                        IdempotencyTokens.keyOf(caller, text), TransactionFingerprint.of(request.transactItems())));
        return transaction
                .run(planned, token, request.returnConsumedCapacity())
                .thenCompose(consumed -> ItemCollectionMetrics.of(items, planned, request.returnItemCollectionMetrics())
                        .thenApply(metrics -> new Response(consumed, metrics)));
    }
}
