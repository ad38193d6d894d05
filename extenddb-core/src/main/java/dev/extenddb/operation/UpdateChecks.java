package dev.extenddb.operation;

import dev.extenddb.error.DynamoDbException;
import dev.extenddb.table.BillingMode;
import dev.extenddb.table.StreamSpecification;
import java.util.List;
import java.util.Optional;

/**
 * What must be true of an UpdateTable by itself, whatever its table is like, in the order in which DynamoDB finds fault. Each method throws a
 * {@code ValidationException} with DynamoDB's text.
 */
final class UpdateChecks {

    private static final String ALONE = " must be the only operation in the request";

    private UpdateChecks() {}

    static void requireSound(UpdateTable.Request request) {
        requireSomething(request);
        requireOneChange(request);
        if (request.billingMode().filter(BillingMode.PROVISIONED::equals).isPresent()
                && request.provisionedThroughput().isEmpty()) {
            throw TableChecks.invalid("ProvisionedThroughput must be specified when BillingMode is PROVISIONED");
        }
        request.provisionedThroughput().ifPresent(TableChecks::requireInBounds);
        TableChecks.requireEncryption(request.sseSpecification());
        requireStream(request.streamSpecification());
        IndexUpdate.requireSound(request.globalSecondaryIndexUpdates());
    }

    private static void requireSomething(UpdateTable.Request request) {
        if (!request.changesNothing()) {
            return;
        }
        boolean consistency = request.globalTableSettings().isEmpty();
        throw DynamoDbException.validation("At least one of ProvisionedThroughput, BillingMode, UpdateStreamEnabled, "
                + "GlobalSecondaryIndexUpdates, SSESpecification, ReplicaUpdates, MultiAccountReplicaReady, "
                + "ReplicaTransitRoleArn, " + (consistency ? "MultiRegionConsistency, " : "")
                + "DeletionProtectionEnabled, OnDemandThroughput, WarmThroughput or TableClass is required");
    }

    /** DynamoDB changes little at once. Of several faults it names the first of these. */
    private static void requireOneChange(UpdateTable.Request request) {
        List<Boolean> alone = List.of(
                request.sseSpecification().isPresent(),
                request.tableClass().isPresent(),
                request.deletionProtectionEnabled().isPresent(),
                request.warmThroughput().isPresent());
        List<String> names = List.of(
                "Server-Side Encryption modification",
                "TableClass modification",
                "DeletionProtection modification",
                "WarmThroughput");
        for (int i = 0; i < alone.size(); i++) {
            if (alone.get(i) && request.changes() > 1) {
                throw TableChecks.invalid(names.get(i) + ALONE);
            }
        }
        requireTogether(request);
    }

    private static void requireTogether(UpdateTable.Request request) {
        boolean stream = request.streamSpecification().isPresent();
        boolean buildsIndex = request.globalSecondaryIndexUpdates().stream()
                .anyMatch(update -> update.update().isEmpty());
        boolean provisions = request.provisionedThroughput().isPresent()
                || request.billingMode().filter(BillingMode.PROVISIONED::equals).isPresent();
        if (stream && request.onDemandThroughput().isPresent()) {
            throw TableChecks.invalid(
                    "OnDemandThroughput can only be combined with BillingMode in an UpdateTable request");
        }
        if (stream && provisions) {
            throw TableChecks.invalid("You cannot modify stream status while updating table IOPS");
        }
        if (buildsIndex && provisions) {
            throw TableChecks.invalid("You cannot create or delete index while updating table IOPS");
        }
        if (buildsIndex && stream) {
            throw TableChecks.invalid("You cannot create or delete index while changing stream status");
        }
    }

    private static void requireStream(Optional<StreamSpecification> stream) {
        if (stream.isEmpty()) {
            return;
        }
        boolean viewed = stream.get().viewType().isPresent();
        if (stream.get().enabled() && !viewed) {
            throw TableChecks.invalid("If stream is being enabled then UpdateViewType is required");
        }
        if (!stream.get().enabled() && viewed) {
            throw TableChecks.invalid("If stream is being disabled, then UpdateViewType must not be specified");
        }
    }
}
