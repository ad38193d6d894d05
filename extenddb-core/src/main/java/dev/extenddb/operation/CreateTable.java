package dev.extenddb.operation;

import dev.extenddb.dataplane.DataPlane;
import dev.extenddb.policy.AccessRequest;
import dev.extenddb.stream.ChangeStream;
import dev.extenddb.stream.StreamCatalog;
import dev.extenddb.table.Period;
import dev.extenddb.table.StreamSpecification;
import dev.extenddb.table.TableAddress;
import dev.extenddb.table.TableCatalog;
import dev.extenddb.table.TableDefinition;
import dev.extenddb.table.TableDescription.Occasion;
import dev.extenddb.table.TablePolicy;
import dev.extenddb.table.TableSpecification;
import dev.extenddb.table.TableStream;
import dev.extenddb.wire.Member;
import dev.extenddb.wire.Structure;
import dev.extenddb.wire.TextShape;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;

/** CreateTable: adds a table with its indexes. */
public final class CreateTable implements Operation<CreateTable.Request, TableResponse> {

    private static final Member<String> RESOURCE_POLICY = Member.optional("ResourcePolicy", TextShape.ANY);

    private static final Structure<Request> INPUT = Structure.of(
                    "CreateTableInput",
                    in -> new Request(
                            in.get(CommonMembers.TABLE_NAME),
                            TableSpecification.from(in),
                            GlobalTableSettings.ofCreate(in),
                            in.find(RESOURCE_POLICY)),
                    GlobalTableSettings.ofCreate(
                            TableSpecification.membersAfter(CommonMembers.TABLE_NAME, RESOURCE_POLICY)))
            .inNewerWording(CommonMembers.TABLE_NAME);

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
    public record Request(
            String tableName,
            TableSpecification specification,
            GlobalTableSettings globalTableSettings,
            Optional<String> resourcePolicy) {

        /** A request for a table of one Region. */
        public Request(String tableName, TableSpecification specification) {
            this(tableName, specification, GlobalTableSettings.NONE, Optional.empty());
        }
    }

    @Override
    public String name() {
        return "CreateTable";
    }

    @Override
    public Structure<Request> input() {
        return INPUT;
    }

    @Override
    public List<AccessRequest> access(Caller caller, Request request) {
        TableAccess table = TableAccess.to(tables, caller, request.tableName())
                .requestTags(request.specification().tags());
        var access = new ArrayList<AccessRequest>();
        access.add(table.request(name()));
        if (!request.specification().tags().isEmpty()) {
            access.add(table.request("TagResource"));
        }
        if (request.resourcePolicy().isPresent()) {
            access.add(table.request("PutResourcePolicy"));
        }
        return access;
    }

    @Override
    public CompletionStage<TableResponse> execute(Caller caller, Request request) {
        TableSpecification specification = request.specification();
        TableChecks.requireSound(specification);
        new CapacityLimits(caller.region()).requireKept(specification);
        TagRules.requireAllowed(specification.tags());
        request.globalTableSettings().requireNone();
        TableAddress address = caller.table(request.tableName());
        Optional<String> policy = request.resourcePolicy().isPresent()
                ? Optional.of(ResourcePolicyText.checked(
                        caller, request.resourcePolicy().get(), false))
                : Optional.empty();
        return items.run(() -> {
            var creation = new Period(tables.now(), tables.now().plus(delay.get()));
            TableDefinition table = define(address, specification, policy, creation);
            create(table);
            return new TableResponse(
                    TableResponse.TABLE_DESCRIPTION,
                    tables.describe(table.duringTransitions(creation.from()), Occasion.CREATION));
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

    private TableDefinition define(
            TableAddress address, TableSpecification specification, Optional<String> policy, Period creation) {
        Optional<StreamSpecification> asked = specification.streamSpecification();
        Optional<TableStream> stream = asked.isPresent() && asked.get().enabled()
                ? Optional.of(streams.prepare(address, StorageIds.nextIndex()))
                : Optional.empty();
        List<TablePolicy> policies = policy.isPresent()
                ? List.of(new TablePolicy(TablePolicy.TABLE, policy.get(), PolicyRevisions.first(creation.from())))
                : List.of();
        return new NewTable(address, specification, creation).define(stream, policies);
    }
}
