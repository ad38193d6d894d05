package dev.extenddb.operation;

import dev.extenddb.dataplane.DataPlane;
import dev.extenddb.policy.AccessRequest;
import dev.extenddb.storage.TableRef;
import dev.extenddb.stream.ChangeStream;
import dev.extenddb.stream.StreamCatalog;
import dev.extenddb.table.AttributeDefinition;
import dev.extenddb.table.BillingMode;
import dev.extenddb.table.OnDemandThroughput;
import dev.extenddb.table.Period;
import dev.extenddb.table.ProvisionedThroughput;
import dev.extenddb.table.SseSpecification;
import dev.extenddb.table.StreamSpecification;
import dev.extenddb.table.Table;
import dev.extenddb.table.TableAddress;
import dev.extenddb.table.TableCatalog;
import dev.extenddb.table.TableClass;
import dev.extenddb.table.TableDefinition;
import dev.extenddb.table.TableDefinition.Transition;
import dev.extenddb.table.TableDescription.Occasion;
import dev.extenddb.table.TableSpecification;
import dev.extenddb.table.TableStatus;
import dev.extenddb.table.TableStream;
import dev.extenddb.table.WarmThroughput;
import dev.extenddb.wire.EnumShape;
import dev.extenddb.wire.FlagShape;
import dev.extenddb.wire.Member;
import dev.extenddb.wire.Structure;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/** UpdateTable: changes a table's settings, or adds, changes or removes one global index. */
public final class UpdateTable implements Operation<UpdateTable.Request, TableResponse> {

    private static final Member<List<AttributeDefinition>> ATTRIBUTE_DEFINITIONS =
            Member.optional("AttributeDefinitions", AttributeDefinition.LIST);
    private static final Member<BillingMode> BILLING_MODE =
            Member.optional("BillingMode", EnumShape.of(BillingMode.PROVISIONED, BillingMode.PAY_PER_REQUEST));
    private static final Member<ProvisionedThroughput> PROVISIONED =
            Member.optional("ProvisionedThroughput", ProvisionedThroughput.SHAPE);
    private static final Member<List<IndexUpdate>> INDEX_UPDATES =
            Member.optional("GlobalSecondaryIndexUpdates", IndexUpdate.LIST);
    private static final Member<StreamSpecification> STREAM =
            Member.optional("StreamSpecification", StreamSpecification.SHAPE);
    private static final Member<SseSpecification> SSE = Member.optional("SSESpecification", SseSpecification.SHAPE);
    private static final Member<Boolean> DELETION_PROTECTION =
            Member.optional("DeletionProtectionEnabled", FlagShape.FLAG);
    private static final Member<OnDemandThroughput> ON_DEMAND =
            Member.optional("OnDemandThroughput", OnDemandThroughput.SHAPE);
    private static final Member<WarmThroughput> WARM = Member.optional("WarmThroughput", WarmThroughput.SHAPE);

    private static final Structure<Request> INPUT = Structure.of(
            "UpdateTableInput",
            in -> new Request(
                    in.get(CommonMembers.TABLE_NAME),
                    in.get(ATTRIBUTE_DEFINITIONS, List.of()),
                    in.find(BILLING_MODE),
                    in.find(PROVISIONED),
                    in.find(INDEX_UPDATES),
                    in.find(STREAM),
                    in.find(SSE),
                    in.find(TableSpecification.TABLE_CLASS),
                    in.find(DELETION_PROTECTION),
                    OnDemandThroughput.in(in, ON_DEMAND),
                    WarmThroughput.in(in, WARM),
                    GlobalTableSettings.ofUpdate(in)),
            GlobalTableSettings.ofUpdate(
                    CommonMembers.TABLE_NAME,
                    PROVISIONED,
                    BILLING_MODE,
                    INDEX_UPDATES,
                    ATTRIBUTE_DEFINITIONS,
                    STREAM,
                    SSE,
                    TableSpecification.TABLE_CLASS,
                    DELETION_PROTECTION,
                    ON_DEMAND,
                    WARM));

    private final TableCatalog tables;
    private final DataPlane items;
    private final StreamCatalog streams;
    private final StreamEnd streamEnd;
    private final CoolDown coolDown;
    private final Supplier<Duration> delay;

    /**
     * The operation.
     *
     * @param coolDown keeps changes of the protection against deletion apart
     * @param delay how long a table is being updated
     */
    UpdateTable(
            TableCatalog tables, DataPlane items, StreamCatalog streams, CoolDown coolDown, Supplier<Duration> delay) {
        this.tables = tables;
        this.items = items;
        this.streams = streams;
        this.streamEnd = new StreamEnd(items, streams);
        this.coolDown = coolDown;
        this.delay = delay;
    }

    /** The request's members; see UpdateTable in the API reference. */
    public record Request(
            String tableName,
            List<AttributeDefinition> attributeDefinitions,
            Optional<BillingMode> billingMode,
            Optional<ProvisionedThroughput> provisionedThroughput,
            Optional<List<IndexUpdate>> globalSecondaryIndexUpdates,
            Optional<StreamSpecification> streamSpecification,
            Optional<SseSpecification> sseSpecification,
            Optional<TableClass> tableClass,
            Optional<Boolean> deletionProtectionEnabled,
            Optional<OnDemandThroughput> onDemandThroughput,
            Optional<WarmThroughput> warmThroughput,
            GlobalTableSettings globalTableSettings) {

        /** The changes of global indexes, none if they were not given. */
        List<IndexUpdate> indexUpdates() {
            return globalSecondaryIndexUpdates.orElse(List.of());
        }

        /** Whether the request asks for no change of a table. */
        boolean changesNothing() {
            return billingMode.isEmpty()
                    && provisionedThroughput.isEmpty()
                    && indexUpdates().isEmpty()
                    && streamSpecification.isEmpty()
                    && sseSpecification.isEmpty()
                    && tableClass.isEmpty()
                    && deletionProtectionEnabled.isEmpty()
                    && onDemandThroughput.isEmpty()
                    && warmThroughput.isEmpty()
                    && globalTableSettings.asksForNoReplica();
        }
    }

    @Override
    public String name() {
        return "UpdateTable";
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
        UpdateChecks.requireSound(request);
        request.globalTableSettings().requireOtherRegions(caller.region());
        TableAddress address = caller.table(request.tableName());
        CompletionStage<TableResponse> updated = items.run(() -> update(address, request));
        boolean endsStream = request.streamSpecification()
                .filter(stream -> !stream.enabled())
                .isPresent();
        return endsStream ? updated.thenCompose(streamEnd::of) : updated;
    }

    private TableResponse update(TableAddress address, Request request) {
        Instant now = tables.now();
        var period = new Period(now, now.plus(delay.get()));
        Optional<TableStream> newStream = request.streamSpecification()
                .filter(StreamSpecification::enabled)
                .map(stream -> streams.prepare(address, StorageIds.nextIndex()));
        Table table = update(address, newStream, current -> {
            var admission = new UpdateAdmission(current, now);
            admission.requireAdmitted(request);
            request.globalTableSettings().requireNone();
            return admission.isAlreadyDone(request) ? current : changed(current, request, newStream, period);
        });
        request.indexUpdates().stream()
                .flatMap(update -> update.delete().stream())
                .flatMap(index -> table.definition().index(index).stream())
                .forEach(index -> tables.dropRows(new TableRef(index.id())));
        TableDefinition answered = answered(table.definition(), request).duringTransitions(now);
        return new TableResponse(TableResponse.TABLE_DESCRIPTION, tables.describe(answered, Occasion.CHANGE));
    }

    private TableDefinition changed(
            TableDefinition table, Request request, Optional<TableStream> newStream, Period period) {
        var settings = new SettingUpdate(table, period);
        return request.sseSpecification()
                .map(settings::encryption)
                .or(() -> request.tableClass().map(settings::tableClass))
                .or(() -> request.deletionProtectionEnabled()
                        .map(wanted -> settings.deletionProtection(wanted, coolDown)))
                .orElseGet(() -> new TableUpdate(table, request, newStream, period).apply());
    }

    /** The table as the answer shows it: ACTIVE while it is encrypted, and UPDATING even for a class that it has already. */
    private static TableDefinition answered(TableDefinition table, Request request) {
        if (request.sseSpecification().isPresent()) {
            return table.with(Transition.NONE);
        }
        return request.tableClass().isPresent() ? table.with(new Transition(TableStatus.UPDATING, Instant.MAX)) : table;
    }

    private Table update(TableAddress address, Optional<TableStream> newStream, UnaryOperator<TableDefinition> change) {
        Table table;
        try {
            table = tables.update(address, change);
        } catch (RuntimeException e) {
            newStream.ifPresent(streams::abandon);
            throw e;
        }
        if (newStream.isPresent()) {
            ChangeStream unused = streams.register(table.definition());
        }
        return table;
    }
}
