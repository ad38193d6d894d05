package dev.extenddb.operation;

import dev.extenddb.backup.Histories;
import dev.extenddb.dataplane.DataPlane;
import dev.extenddb.error.DynamoDbException;
import dev.extenddb.error.ErrorCode;
import dev.extenddb.policy.AccessRequest;
import dev.extenddb.table.PointInTimeRecovery;
import dev.extenddb.table.Table;
import dev.extenddb.table.TableAddress;
import dev.extenddb.table.TableCatalog;
import dev.extenddb.table.TableDefinition;
import dev.extenddb.table.TableStatus;
import dev.extenddb.wire.FlagShape;
import dev.extenddb.wire.Member;
import dev.extenddb.wire.NumberShape;
import dev.extenddb.wire.Structure;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;

/** UpdateContinuousBackups: has a table keep its history, or no more. */
public final class UpdateContinuousBackups implements Operation<UpdateContinuousBackups.Request, ContinuousBackups> {

    private static final Member<Boolean> ENABLED = Member.required("PointInTimeRecoveryEnabled", FlagShape.FLAG);
    private static final Member<Long> DAYS =
            Member.optional("RecoveryPeriodInDays", NumberShape.integer(1, PointInTimeRecovery.MOST_DAYS));
    private static final Member<Specification> SPECIFICATION = Member.required(
            "PointInTimeRecoverySpecification",
            Structure.of(
                    "PointInTimeRecoverySpecification",
                    in -> new Specification(in.get(ENABLED), in.find(DAYS).map(Long::intValue)),
                    ENABLED,
                    DAYS));

    private static final Structure<Request> INPUT = Structure.of(
            "UpdateContinuousBackupsInput",
            in -> new Request(in.get(CommonMembers.TABLE_NAME), in.get(SPECIFICATION)),
            CommonMembers.TABLE_NAME,
            SPECIFICATION);

    private final TableCatalog tables;
    private final DataPlane items;
    private final Histories histories;

    UpdateContinuousBackups(TableCatalog tables, DataPlane items, Histories histories) {
        this.tables = tables;
        this.items = items;
        this.histories = histories;
    }

    /** The request's members; see UpdateContinuousBackups in the API reference. */
    public record Request(String tableName, Specification specification) {}

    /** What is asked for; the period only of a history that is to be kept. */
    public record Specification(boolean enabled, Optional<Integer> recoveryPeriodInDays) {}

    @Override
    public String name() {
        return "UpdateContinuousBackups";
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
    public CompletionStage<ContinuousBackups> execute(Caller caller, Request request) {
        Specification wanted = request.specification();
        if (!wanted.enabled() && wanted.recoveryPeriodInDays().isPresent()) {
            throw DynamoDbException.validation(
                    "Invalid Request: Cannot specify RecoveryPeriodInDays when disabling point-in-time recovery.");
        }
        TableAddress address = caller.table(request.tableName());
        CompletionStage<Boolean> changed =
                items.run(() -> wanted.enabled() ? enable(address, wanted) : disable(address));
        return changed.thenCompose(open ->
                        open ? items.afterWritesUnderWay(() -> settle(address, wanted)) : items.run(() -> address))
                .thenCompose(done -> items.run(
                        () -> ContinuousBackups.of(tables.existing(address).definition(), tables.now())));
    }

    /** Has changes recorded; returns whether they were not before. */
    private boolean enable(TableAddress address, Specification wanted) {
        requireReady(address);
        histories.add(address);
        int days = wanted.recoveryPeriodInDays().orElse(PointInTimeRecovery.MOST_DAYS);
        boolean begins = recovery(address).filter(PointInTimeRecovery::enabled).isEmpty();
        Instant now = histories.beginning();
        Table unused = tables.update(address, table -> {
            Optional<PointInTimeRecovery> present = table.recovery().pointInTime();
            Optional<PointInTimeRecovery> kept = present.filter(PointInTimeRecovery::enabled)
                    .map(recovery -> wanted.recoveryPeriodInDays().isPresent()
                            ? recovery.keptFor(days, tables.now())
                            : recovery);
            long id = present.map(PointInTimeRecovery::logId).orElseGet(StorageIds::nextIndex);
            return table.withHistory(kept.or(() -> Optional.of(PointInTimeRecovery.begin(id, now, days))));
        });
        return begins;
    }

    /** Gives the history up; returns whether there was one. */
    private boolean disable(TableAddress address) {
        requireReady(address);
        if (recovery(address).filter(PointInTimeRecovery::enabled).isEmpty()) {
            return false;
        }
        Table unused = tables.update(
                address,
                table -> table.withHistory(table.recovery()
                        .pointInTime()
                        .map(recovery -> recovery.enabled() ? recovery.disabled(tables.now()) : recovery)));
        histories.stop(address);
        return true;
    }

    /** What can be done only when the last write has ended that did not know of the change. */
    private TableAddress settle(TableAddress address, Specification wanted) {
        if (!wanted.enabled()) {
            histories.drop(address);
            return address;
        }
        Instant beginning = histories.beginning();
        Optional<PointInTimeRecovery> begun = recovery(address).filter(PointInTimeRecovery::enabled);
        if (begun.filter(recovery -> recovery.since().isBefore(beginning)).isPresent()) {
            Table unused = tables.update(
                    address,
                    table -> table.recovery().pointInTime().equals(begun)
                            ? table.withHistory(begun.map(recovery -> recovery.beginning(beginning)))
                            : table);
        }
        return address;
    }

    private Optional<PointInTimeRecovery> recovery(TableAddress address) {
        return tables.existing(address).definition().recovery().pointInTime();
    }

    private void requireReady(TableAddress address) {
        TableDefinition table = ContinuousBackups.require(tables, address);
        if (table.status(tables.now()) == TableStatus.CREATING) {
            throw new DynamoDbException(
                    ErrorCode.CONTINUOUS_BACKUPS_UNAVAILABLE,
                    "Backups are being enabled for the table: " + address.name() + ". Please retry later");
        }
    }
}
