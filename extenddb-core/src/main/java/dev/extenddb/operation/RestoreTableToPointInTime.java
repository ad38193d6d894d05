package dev.extenddb.operation;

import dev.extenddb.dataplane.DataPlane;
import dev.extenddb.error.DynamoDbException;
import dev.extenddb.error.ErrorCode;
import dev.extenddb.policy.AccessRequest;
import dev.extenddb.storage.TableRef;
import dev.extenddb.table.Period;
import dev.extenddb.table.PointInTimeRecovery;
import dev.extenddb.table.RestoreOrigin;
import dev.extenddb.table.RunningRestore;
import dev.extenddb.table.TableAddress;
import dev.extenddb.table.TableCatalog;
import dev.extenddb.table.TableDefinition;
import dev.extenddb.table.TableDescription.Occasion;
import dev.extenddb.table.TableName;
import dev.extenddb.table.TableRecovery;
import dev.extenddb.table.TableSpecification;
import dev.extenddb.wire.FlagShape;
import dev.extenddb.wire.InstantShape;
import dev.extenddb.wire.Member;
import dev.extenddb.wire.Structure;
import dev.extenddb.wire.TextShape;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;

/** RestoreTableToPointInTime: creates a table with the items that another one had at an instant. */
public final class RestoreTableToPointInTime implements Operation<RestoreTableToPointInTime.Request, TableResponse> {

    private static final Member<String> TARGET = Member.required("TargetTableName", TableName.NAME);
    private static final Member<String> SOURCE_ARN = Member.optional("SourceTableArn", TextShape.ofLength(1, 1024));
    private static final Member<String> SOURCE_NAME = Member.optional("SourceTableName", TableName.NAME);
    private static final Member<Boolean> LATEST = Member.optional("UseLatestRestorableTime", FlagShape.FLAG);
    private static final Member<Instant> INSTANT = Member.optional("RestoreDateTime", InstantShape.INSTANT);

    private static final Structure<Request> INPUT = Structure.of(
            "RestoreTableToPointInTimeInput",
            in -> new Request(
                    in.get(TARGET),
                    in.find(SOURCE_NAME),
                    in.find(SOURCE_ARN),
                    in.get(LATEST, false),
                    in.find(INSTANT),
                    RestoreOverrides.from(in)),
            RestoreOverrides.membersAfter(SOURCE_ARN, SOURCE_NAME, TARGET, LATEST, INSTANT));

    /** What the caller needs on the new table, besides the operation itself on the other one. */
    private static final List<String> ON_TARGET =
            List.of("BatchWriteItem", "DeleteItem", "GetItem", "PutItem", "Query", "Scan", "UpdateItem");

    private final TableCatalog tables;
    private final DataPlane items;
    private final Restores restores;
    private final Supplier<Duration> delay;

    /**
     * The operation.
     *
     * @param restores does the work
     * @param delay how long a table is being created at least
     */
    RestoreTableToPointInTime(TableCatalog tables, DataPlane items, Restores restores, Supplier<Duration> delay) {
        this.tables = tables;
        this.items = items;
        this.restores = restores;
        this.delay = delay;
    }

    /** The request's members; see RestoreTableToPointInTime in the API reference. */
    public record Request(
            String targetTableName,
            Optional<String> sourceTableName,
            Optional<String> sourceTableArn,
            boolean useLatestRestorableTime,
            Optional<Instant> restoreDateTime,
            RestoreOverrides overrides) {

        RestoreSource source() {
            return new RestoreSource(sourceTableName, sourceTableArn);
        }
    }

    @Override
    public String name() {
        return "RestoreTableToPointInTime";
    }

    @Override
    public Structure<Request> input() {
        return INPUT;
    }

    @Override
    public List<AccessRequest> access(Caller caller, Request request) {
        var access = new ArrayList<AccessRequest>();
        access.add(TableAccess.to(tables, request.source().accessed(caller)).request(name()));
        TableAccess target = TableAccess.to(tables, caller, request.targetTableName());
        ON_TARGET.forEach(action -> access.add(target.request(action)));
        return access;
    }

    @Override
    public CompletionStage<TableResponse> execute(Caller caller, Request request) {
        request.source().requireSaid();
        requireOneInstant(request);
        TableAddress source = request.source()
                .require(caller, request.overrides().sseSpecification().isPresent());
        TableAddress target = caller.table(request.targetTableName());
        return items.run(() -> restore(source, target, request));
    }

    private static void requireOneInstant(Request request) {
        if (request.useLatestRestorableTime() && request.restoreDateTime().isPresent()) {
            throw DynamoDbException.validation("Invalid Request: Both RestoreDateTime and UseLatestRestorableTime "
                    + "cannot be set for point-in-time restore request. Please specify either RestoreDateTime time or "
                    + "UseLatestRestorableTime");
        }
        if (!request.useLatestRestorableTime() && request.restoreDateTime().isEmpty()) {
            throw DynamoDbException.validation("Invalid Request: Either one of RestoreDateTime or "
                    + "UseLatestRestorableTime must be specified, but not both");
        }
    }

    private TableResponse restore(TableAddress source, TableAddress target, Request request) {
        Instant now = tables.now();
        TableDefinition from = ContinuousBackups.require(tables, source);
        PointInTimeRecovery history = requireHistory(from);
        Instant instant = request.restoreDateTime().orElse(history.latest(now));
        requireWithin(history, instant, now);
        TableSpecification specification =
                request.overrides().applied(from.at(now).specification());
        new CapacityLimits(target.region()).requireKept(specification);
        requireFree(target, now);
        var creation = new Period(now, now.plus(delay.get()));
        TableDefinition table = new NewTable(target, specification, creation)
                .define(Optional.empty(), List.of())
                .with(TableRecovery.from(new RestoreOrigin(from.identity().arn(), instant, false)));
        RunningRestore restore = new RunningRestore(
                target,
                new TableRef(table.identity().id()),
                source,
                new TableRef(from.identity().id()),
                history.ref(),
                history.since(),
                instant.isBefore(history.since()) ? history.since() : instant,
                now);
        restores.announce(restore, () -> create(table, restore));
        var answer = new TableResponse(
                TableResponse.TABLE_DESCRIPTION,
                tables.describe(table.duringTransitions(creation.from()), Occasion.CREATION));
        restores.begin(restore);
        return answer;
    }

    /** Creates the table, now that what it is restored from stays: unless that has gone before. */
    private void create(TableDefinition table, RunningRestore restore) {
        PointInTimeRecovery history = requireHistory(
                tables.stored(restore.source()).orElseThrow(() -> ContinuousBackups.notFound(restore.source())));
        if (!history.ref().equals(restore.log())) {
            throw unavailable(restore.source().name());
        }
        try {
            tables.create(table);
        } catch (DynamoDbException e) {
            throw e.code() == ErrorCode.RESOURCE_IN_USE ? alreadyThere(restore.target()) : e;
        }
    }

    private static PointInTimeRecovery requireHistory(TableDefinition source) {
        return source.recovery()
                .pointInTime()
                .filter(PointInTimeRecovery::enabled)
                .orElseThrow(() -> unavailable(source.identity().name()));
    }

    private static DynamoDbException unavailable(String source) {
        return new DynamoDbException(
                ErrorCode.POINT_IN_TIME_RECOVERY_UNAVAILABLE,
                "Point in time recovery is not enabled for table '" + source + "'");
    }

    /** The bounds are told in whole seconds, so the second is let in that a history began in. */
    private static void requireWithin(PointInTimeRecovery history, Instant instant, Instant now) {
        Instant earliest = seconds(history.earliest(now));
        Instant latest = history.latest(now);
        if (instant.isBefore(earliest) || instant.isAfter(latest)) {
            throw new DynamoDbException(
                    ErrorCode.INVALID_RESTORE_TIME,
                    "RestoreDateTime '" + seconds(instant) + "' must be within EarliestRestorableDateTime '" + earliest
                            + "' and LatestRestorableDateTime '" + seconds(latest) + "'");
        }
    }

    private static Instant seconds(Instant instant) {
        return instant.truncatedTo(ChronoUnit.SECONDS);
    }

    private void requireFree(TableAddress target, Instant now) {
        Optional<TableDefinition> present = tables.find(target).map(table -> table.definition());
        if (present.filter(table -> table.isRestored(now)).isPresent()) {
            throw Restores.alreadyRestoring(target);
        }
        if (present.isPresent()) {
            throw alreadyThere(target);
        }
    }

    private static DynamoDbException alreadyThere(TableAddress target) {
        return new DynamoDbException(ErrorCode.TABLE_ALREADY_EXISTS, "Table already exists: " + target.name());
    }
}
