package dev.extenddb.operation;

import dev.extenddb.dataplane.DataPlane;
import dev.extenddb.error.DynamoDbException;
import dev.extenddb.policy.AccessRequest;
import dev.extenddb.stream.StreamCatalog;
import dev.extenddb.table.TableAddress;
import dev.extenddb.table.TableCatalog;
import dev.extenddb.table.TableDefinition;
import dev.extenddb.table.TableDefinition.Transition;
import dev.extenddb.table.TableDescription.Occasion;
import dev.extenddb.table.TableStatus;
import dev.extenddb.wire.Structure;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;

/** DeleteTable: removes a table with all its items and indexes. */
public final class DeleteTable implements Operation<DeleteTable.Request, TableResponse> {

    private static final Structure<Request> INPUT = Structure.of(
            "DeleteTableInput", in -> new Request(in.get(CommonMembers.TABLE_NAME)), CommonMembers.TABLE_NAME);

    private final TableCatalog tables;
    private final DataPlane items;
    private final StreamEnd streamEnd;
    private final Supplier<Duration> delay;

    /**
     * The operation.
     *
     * @param delay how long a table is being deleted
     */
    DeleteTable(TableCatalog tables, DataPlane items, StreamCatalog streams, Supplier<Duration> delay) {
        this.tables = tables;
        this.items = items;
        this.streamEnd = new StreamEnd(items, streams);
        this.delay = delay;
    }

    /** The request's members; see DeleteTable in the API reference. */
    public record Request(String tableName) {}

    @Override
    public String name() {
        return "DeleteTable";
    }

    @Override
    public Structure<Request> input() {
        return INPUT;
    }

    @Override
    public List<AccessRequest> access(Caller caller, Request request) {
        return List.of(TableAccess.to(tables, caller, request.tableName()).request(name()));
    }

    @Override
    public CompletionStage<TableResponse> execute(Caller caller, Request request) {
        TableAddress address = caller.table(request.tableName());
        return items.run(() -> delete(address)).thenCompose(streamEnd::of);
    }

    private TableResponse delete(TableAddress address) {
        Instant now = tables.now();
        Duration takes = delay.get();
        TableAdmission.requirePresent(tables.known(address).definition(), now);
        var table = tables.update(address, definition -> {
            TableAdmission.requireDeletable(definition, now);
            requireUnprotected(definition);
            return definition.with(
                    new Transition(TableStatus.DELETING, now.plus(takes).plusMillis(1)));
        });
        TableDefinition definition = table.definition();
        if (takes.isZero()) {
            tables.remove(definition);
        }
        var deleting = new Transition(TableStatus.DELETING, Instant.MAX);
        return new TableResponse(
                TableResponse.TABLE_DESCRIPTION, tables.describe(definition.with(deleting), Occasion.CHANGE));
    }

    private static void requireUnprotected(TableDefinition table) {
        if (table.specification().deletionProtectionEnabled()) {
            throw DynamoDbException.validation("Resource cannot be deleted as it is currently protected against "
                    + "deletion. Disable deletion protection first.");
        }
    }
}
