package dev.extenddb.operation;

import dev.extenddb.dataplane.DataPlane;
import dev.extenddb.stream.ChangeStream;
import dev.extenddb.stream.StreamCatalog;
import dev.extenddb.table.IndexState;
import dev.extenddb.table.StreamSpecification;
import dev.extenddb.table.TableAddress;
import dev.extenddb.table.TableCatalog;
import dev.extenddb.table.TableDefinition;
import dev.extenddb.table.TableDefinition.Transition;
import dev.extenddb.table.TableHistory;
import dev.extenddb.table.TableIdentity;
import dev.extenddb.table.TableSpecification;
import dev.extenddb.table.TableStatus;
import dev.extenddb.wire.Structure;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;

/** CreateTable: adds a table with its indexes. */
public final class CreateTable implements Operation<CreateTable.Request, TableResponse> {

    private static final Structure<Request> INPUT = Structure.of(
            "CreateTableInput",
            in -> new Request(in.get(CommonMembers.TABLE_NAME), TableSpecification.from(in)),
            TableSpecification.membersAfter(CommonMembers.TABLE_NAME));

    private final TableCatalog tables;
    private final DataPlane items;
    private final StreamCatalog streams;
    private final Supplier<Duration> delay;

    /**
     * The operation.
     *
     * @param delay how long a table is being created
     */
    CreateTable(TableCatalog tables, DataPlane items, StreamCatalog streams, Supplier<Duration> delay) {
        this.tables = tables;
        this.items = items;
        this.streams = streams;
        this.delay = delay;
    }

    /** The request's members; see CreateTable in the API reference. */
    public record Request(String tableName, TableSpecification specification) {}

    @Override
    public String name() {
        return "CreateTable";
    }

    @Override
    public Structure<Request> input() {
        return INPUT;
    }

    @Override
    public CompletionStage<TableResponse> execute(Caller caller, Request request) {
        TableSpecification specification = request.specification();
        TableChecks.requireSound(specification);
        TagRules.requireAllowed(specification.tags());
        TableAddress address = caller.table(request.tableName());
        return items.run(() -> {
            TableDefinition table = define(address, specification);
            create(table);
            var creating = new Transition(TableStatus.CREATING, Instant.MAX);
            return new TableResponse(TableResponse.TABLE_DESCRIPTION, tables.describeUncounted(table.with(creating)));
        });
    }

    private void create(TableDefinition table) {
        try {
            tables.create(table);
        } catch (RuntimeException e) {
            table.stream().ifPresent(streams::abandon);
            throw e;
        }
        if (table.stream().isPresent()) {
            ChangeStream unused = streams.register(table);
        }
    }

    private TableDefinition define(TableAddress address, TableSpecification specification) {
        Instant now = tables.now();
        var identity = new TableIdentity(
                address.account(),
                address.region(),
                address.name(),
                UUID.randomUUID().toString(),
                StorageIds.nextTable(),
                now);
        var indexes = new ArrayList<IndexState>();
        specification.localIndexes().forEach(index -> indexes.add(complete(index.indexName())));
        specification.globalIndexes().forEach(index -> indexes.add(complete(index.indexName())));
        return new TableDefinition(
                identity,
                specification,
                indexes,
                new Transition(TableStatus.CREATING, now.plus(delay.get())),
                TableHistory.begin(specification, now),
                Optional.empty(),
                specification
                        .streamSpecification()
                        .filter(StreamSpecification::enabled)
                        .map(stream -> streams.prepare(address, StorageIds.nextIndex())));
    }

    private static IndexState complete(String index) {
        return IndexState.complete(index, StorageIds.nextIndex());
    }
}
