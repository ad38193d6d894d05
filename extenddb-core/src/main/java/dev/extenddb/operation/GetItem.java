package dev.extenddb.operation;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.extenddb.capacity.ConsumedCapacity;
import dev.extenddb.capacity.ReadMode;
import dev.extenddb.dataplane.DataPlane;
import dev.extenddb.dataplane.ItemRead;
import dev.extenddb.error.Wording;
import dev.extenddb.expression.Expressions;
import dev.extenddb.expression.Projection;
import dev.extenddb.item.Item;
import dev.extenddb.legacy.AttributesToGet;
import dev.extenddb.policy.AccessRequest;
import dev.extenddb.storage.StoredItem;
import dev.extenddb.table.Table;
import dev.extenddb.table.TableCatalog;
import dev.extenddb.wire.Attributes;
import dev.extenddb.wire.JsonOutput;
import dev.extenddb.wire.Structure;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;

/** GetItem: reads one item by its key. */
public final class GetItem implements Operation<GetItem.Request, GetItem.Response> {

    private static final Structure<Request> INPUT = Structure.of(
            "GetItemInput",
            in -> new Request(
                    in.get(CommonMembers.TABLE_NAME),
                    in.get(CommonMembers.KEY),
                    in.get(CommonMembers.CONSISTENT_READ, false),
                    ProjectionParameters.from(in),
                    ExpressionParameters.from(in),
                    in.get(CommonMembers.RETURN_CONSUMED_CAPACITY, ConsumedCapacity.Detail.NONE)),
            CommonMembers.RETURN_CONSUMED_CAPACITY,
            AttributesToGet.MEMBER,
            CommonMembers.TABLE_NAME,
            CommonMembers.KEY,
            CommonMembers.CONSISTENT_READ,
            CommonMembers.PROJECTION_EXPRESSION,
            CommonMembers.EXPRESSION_ATTRIBUTE_NAMES,
            CommonMembers.EXPRESSION_ATTRIBUTE_VALUES);

    private final TableCatalog tables;
    private final DataPlane items;
    private final Expressions expressions;

    GetItem(TableCatalog tables, DataPlane items, Expressions expressions) {
        this.tables = tables;
        this.items = items;
        this.expressions = expressions;
    }

    /** The request's members; see GetItem in the API reference. */
    public record Request(
            String tableName,
            Attributes key,
            boolean consistentRead,
            ProjectionParameters projection,
            ExpressionParameters parameters,
            ConsumedCapacity.Detail returnConsumedCapacity) {}

    /** The item, if there is one, and what reading it cost, where that was asked for. */
    public record Response(Optional<ResponseItem> item, Optional<ConsumedCapacity> consumedCapacity)
            implements JsonOutput {
        @Override
        public void write(JsonGenerator json) throws IOException {
            json.writeStartObject();
            if (item.isPresent()) {
                JsonOutput.writeMember(json, "Item", item.get());
            }
            if (consumedCapacity.isPresent()) {
                JsonOutput.writeMember(json, "ConsumedCapacity", consumedCapacity.get());
            }
            json.writeEndObject();
        }
    }

    @Override
    public String name() {
        return "GetItem";
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
                .attributes(() -> new NamedAttributes(expressions, request.parameters())
                        .of(request.key())
                        .projection(request.projection())
                        .names())
                .with("dynamodb:select", request.projection().select())
                .with("dynamodb:returnconsumedcapacity", request.returnConsumedCapacity())
                .request(name()));
    }

    @Override
    public CompletionStage<Response> execute(Caller caller, Request request) {
        request.projection().requireUse(request.parameters());
        Item key = request.key().toItem();
        Optional<Projection> projection = request.projection().bind(expressions, request.parameters());

        Table table = tables.usable(caller.table(request.tableName()));
        ItemChecks.requireKey(table, key);
        if (projection.isPresent()) {
            ItemChecks.requireScalarKeys(table, projection.get().paths());
        }
        return items.get(new ItemRead(table, table.keyOf(key), ReadMode.of(request.consistentRead())))
                .thenApply(stored -> new Response(shown(stored, projection), consumed(request, stored)));
    }

    private static Optional<ResponseItem> shown(Optional<StoredItem> stored, Optional<Projection> projection) {
        return stored.isPresent() ? Optional.of(ResponseItem.of(stored.get(), projection)) : Optional.empty();
    }

    private static Optional<ConsumedCapacity> consumed(Request request, Optional<StoredItem> stored) {
        if (request.returnConsumedCapacity() == ConsumedCapacity.Detail.NONE) {
            return Optional.empty();
        }
        var consumed = new ConsumedCapacity(request.tableName(), request.returnConsumedCapacity(), false);
        int size = stored.isPresent() ? stored.get().size() : 0;
        consumed.readTable(ReadMode.of(request.consistentRead()).units(size));
        return Optional.of(consumed);
    }
}
