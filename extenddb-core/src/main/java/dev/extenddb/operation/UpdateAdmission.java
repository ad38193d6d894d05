package dev.extenddb.operation;

import dev.extenddb.error.DynamoDbException;
import dev.extenddb.operation.UpdateTable.Request;
import dev.extenddb.table.BillingMode;
import dev.extenddb.table.IndexState;
import dev.extenddb.table.TableClass;
import dev.extenddb.table.TableDefinition;
import dev.extenddb.table.TableStatus;
import dev.extenddb.table.TableStream;
import dev.extenddb.table.TableWork;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * What DynamoDB lets be changed of a table while another change of it is under way. Most refusals are {@code ResourceInUseException}s,
 * which name what is waited for.
 */
final class UpdateAdmission {

    private final TableDefinition table;
    private final Instant now;

    UpdateAdmission(TableDefinition table, Instant now) {
        this.table = table;
        this.now = now;
    }

    /**
     * Whether a request is for what DynamoDB takes the table to be still: it answers that a table which is becoming provisioned shall be
     * paid by request as if it were, and goes on to provision it.
     */
    boolean isAlreadyDone(Request request) {
        return table.isUnder(TableWork.BILLING_MODE, now)
                && !table.specification().onDemand()
                && request.billingMode()
                        .filter(BillingMode.PAY_PER_REQUEST::equals)
                        .isPresent();
    }

    void requireAdmitted(Request request) {
        TableAdmission.requirePresent(table, now);
        requireTableFree(request);
        request.indexUpdates().forEach(this::requireIndexFree);
        requireIndexesSettled(request);
        if (request.indexUpdates().stream().anyMatch(IndexUpdate::builds)
                && table.indexes().stream().anyMatch(this::isBuilt)) {
            throw IndexUpdate.tooManyAtOnce();
        }
    }

    /** What is asked for cannot begin while what it is in conflict with goes on. */
    private record Conflict(boolean underWay, boolean asked, String reason) {}

    private void requireTableFree(Request request) {
        boolean indexes = request.indexUpdates().stream().anyMatch(IndexUpdate::builds);
        Stream.of(withThroughput(request, indexes), withStream(request, indexes), withTableClass(request, indexes))
                .flatMap(List::stream)
                .filter(conflict -> conflict.underWay() && conflict.asked())
                .findFirst()
                .ifPresent(conflict -> {
                    throw DynamoDbException.inUse(conflict.reason());
                });
    }

    private List<Conflict> withThroughput(Request request, boolean indexes) {
        boolean billing = table.isUnder(TableWork.BILLING_MODE, now);
        boolean iops = billing || table.isUnder(TableWork.THROUGHPUT, now);
        boolean stream = request.streamSpecification().isPresent();
        boolean limits = request.onDemandThroughput().isPresent();
        String which = " Table: " + name();
        return List.of(
                new Conflict(iops, changesThroughput(request), "Table IOPS are currently being updated." + which),
                new Conflict(
                        iops, indexes, "Can't create or delete indexes while table IOPS are being updated." + which),
                new Conflict(
                        iops, stream, "Can't enable or disable stream while table IOPS are being updated." + which),
                new Conflict(
                        billing,
                        limits,
                        "OnDemandThroughput cannot be updated while BillingMode update is in progress"));
    }

    private List<Conflict> withStream(Request request, boolean indexes) {
        boolean streaming = table.isUnder(TableWork.STREAM, now);
        boolean stream = request.streamSpecification().isPresent();
        boolean limits = request.onDemandThroughput().isPresent();
        String when = " when stream status is being updated.";
        String which = " Table: " + name() + " Stream: "
                + table.stream().map(TableStream::label).orElse("") + " Operation: "
                + (table.specification().streamSpecification().isPresent() ? "ENABLE" : "DISABLE");
        return List.of(
                new Conflict(streaming, changesThroughput(request), "Can't change table IOPS" + when + which),
                new Conflict(streaming, indexes, "Can't create or delete an index" + when + which),
                new Conflict(streaming, stream, "A stream status change is currently in progress." + which),
                new Conflict(streaming, request.tableClass().isPresent(), "Can't update table class" + when + which),
                new Conflict(
                        streaming,
                        limits,
                        "OnDemandThroughput cannot be updated while stream status update is in progress"));
    }

    private List<Conflict> withTableClass(Request request, boolean indexes) {
        boolean classing = table.isUnder(TableWork.TABLE_CLASS, now);
        boolean stream = request.streamSpecification().isPresent();
        boolean limits = request.onDemandThroughput().isPresent();
        String inProgress =
                "TableClassUpdateInProgress: " + table.upcomingClass().orElse(TableClass.STANDARD);
        String when = " when a table class update is in progress. Table: " + name() + " " + inProgress;
        return List.of(
                new Conflict(classing, request.tableClass().isPresent(), "Can't update table class" + when),
                new Conflict(classing, stream, "Can't change stream status" + when),
                new Conflict(classing, changesThroughput(request), "Can't change table IOPS" + when),
                new Conflict(classing, indexes, "Can't create or delete an index" + when),
                new Conflict(
                        classing,
                        limits,
                        "OnDemandThroughput cannot be updated while TableClass update is in progress. " + inProgress));
    }

    private boolean changesThroughput(Request request) {
        return !isAlreadyDone(request)
                && (request.provisionedThroughput().isPresent()
                        || request.billingMode()
                                .filter(mode -> mode != table.specification().billingMode())
                                .isPresent());
    }

    private void requireIndexFree(IndexUpdate update) {
        Optional<IndexState> index = table.index(update.indexName());
        if (index.isEmpty()) {
            return;
        }
        String which = ". Table: " + name() + " Index: " + update.indexName();
        if (index.get().isBeingDeleted()) {
            throw DynamoDbException.inUse("Index is being deleted" + which);
        }
        if (index.get().isAllocated(now) && update.update().isPresent()) {
            throw DynamoDbException.inUse("Index is being created but is not backfilling yet. " + which.substring(1));
        }
        if (index.get().isAllocated(now) && update.delete().isPresent()) {
            throw DynamoDbException.inUse("Index creation is in resource allocation phase. Retry deletion during "
                    + "backfilling phase or when the index is active" + which);
        }
        if (index.get().status(now) == TableStatus.UPDATING && update.create().isEmpty()) {
            throw DynamoDbException.inUse("Index is being updated" + which);
        }
    }

    private void requireIndexesSettled(Request request) {
        List<String> created = names(index -> index.isAllocated(now));
        List<String> deleted = names(IndexState::isBeingDeleted);
        if (created.isEmpty() && deleted.isEmpty()) {
            return;
        }
        String done = created.isEmpty() ? "deleted" : "created";
        List<String> indexes = created.isEmpty() ? deleted : created;
        if (changesThroughput(request)) {
            throw DynamoDbException.inUse("Can't change table IOPS when an index is being " + done + ". Table: "
                    + name() + " Indexes: " + indexes);
        }
        if (request.streamSpecification().isPresent()) {
            throw DynamoDbException.inUse("Can't change stream status when an index is being " + done);
        }
        if (request.onDemandThroughput().isPresent()) {
            throw DynamoDbException.inUse("OnDemandThroughput cannot be updated while index "
                    + (created.isEmpty() ? "deletion" : "creation") + " is in progress for indexes: " + indexes);
        }
        if (request.warmThroughput().isPresent() && !created.isEmpty()) {
            // DynamoDB says so as an InternalServerError; nothing that a client asks for gets one from us.
            throw DynamoDbException.inUse("Table is under system maintenance, please try again later");
        }
    }

    private List<String> names(Predicate<IndexState> which) {
        return table.indexes().stream().filter(which).map(IndexState::name).toList();
    }

    private boolean isBuilt(IndexState index) {
        return index.isBeingDeleted() || index.status(now) == TableStatus.CREATING;
    }

    private String name() {
        return table.identity().name();
    }
}
