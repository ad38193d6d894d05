package dev.extenddb.operation;

import dev.extenddb.error.DynamoDbException;
import dev.extenddb.table.BillingMode;
import dev.extenddb.table.StreamSpecification;
import java.util.Optional;

/**
 * What must be true of an UpdateTable by itself, whatever its table is like, in the order in which DynamoDB finds fault. Each method throws a
 * {@code ValidationException} with DynamoDB's text.
 */
final class UpdateChecks {

    private UpdateChecks() {}

    static void requireSound(UpdateTable.Request request) {
        requireSomething(request);
        UpdateCombinations.requireAllowed(request);
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
