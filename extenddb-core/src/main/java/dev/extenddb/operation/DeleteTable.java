package dev.extenddb.operation;

import dev.extenddb.dataplane.DataPlane;
import dev.extenddb.error.DynamoDbException;
import dev.extenddb.error.ErrorCode;
import dev.extenddb.stream.StreamCatalog;
import dev.extenddb.table.TableAddress;
import dev.extenddb.table.TableCatalog;
import dev.extenddb.table.TableDefinition;
import dev.extenddb.table.TableDefinition.Transition;
import dev.extenddb.table.TableStatus;
import dev.extenddb.wire.Structure;
import java.time.Duration;
import java.time.Instant;
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
    public CompletionStage<TableResponse> execute(Caller caller, Request request) {
        TableAddress address = caller.table(request.tableName());
        return items.run(() -> delete(address)).thenCompose(streamEnd::of);
    }

    private TableResponse delete(TableAddress address) {
        Instant now = tables.now();
        var table = tables.update(address, definition -> {
            requireDeletable(definition, now);
            return definition.with(
                    new Transition(TableStatus.DELETING, now.plus(delay.get()).plusMillis(1)));
        });
        TableDefinition definition = table.definition();
        if (delay.get().isZero()) {
            tables.remove(definition);
        }
        var deleting = new Transition(TableStatus.DELETING, Instant.MAX);
        return new TableResponse(TableResponse.TABLE_DESCRIPTION, tables.describeUncounted(definition.with(deleting)));
    }

    private static void requireDeletable(TableDefinition definition, Instant now) {
        String name = definition.identity().name();
        switch (definition.status(now)) {
            case CREATING ->
                throw inUse("Attempt to change a resource which is still in use: " + "Table is being created: " + name);
            case DELETING ->
                throw inUse("Attempt to change a resource which is still in use: " + "Table is being deleted: " + name);
            case UPDATING ->
                throw inUse("Attempt to change a resource which is still in use: " + "Table is being updated: " + name);
            case ACTIVE -> {
                if (definition.specification().deletionProtectionEnabled()) {
                    throw DynamoDbException.validation("Resource cannot be deleted as it is currently protected "
                            + "against deletion. Disable deletion protection first.");
                }
            }
        }
    }

    private static DynamoDbException inUse(String message) {
        return new DynamoDbException(ErrorCode.RESOURCE_IN_USE, message);
    }
}
