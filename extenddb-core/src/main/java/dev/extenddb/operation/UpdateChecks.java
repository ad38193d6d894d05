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

    private UpdateChecks() {}

    static void requireSound(UpdateTable.Request request) {
        requireSomething(request);
        if (request.globalSecondaryIndexUpdates().filter(List::isEmpty).isPresent()) {
            throw TableChecks.invalid("List of GlobalSecondaryIndexUpdates is empty");
        }
        UpdateCombinations.requireAllowed(request);
        if (request.billingMode().filter(BillingMode.PAY_PER_REQUEST::equals).isPresent()
                && request.provisionedThroughput().isPresent()) {
            throw TableChecks.invalid("ProvisionedThroughput cannot be specified when BillingMode is PAY_PER_REQUEST");
        }
        if (request.billingMode().filter(BillingMode.PROVISIONED::equals).isPresent()
                && request.provisionedThroughput().isEmpty()) {
            throw TableChecks.invalid("ProvisionedThroughput must be specified when BillingMode is PROVISIONED");
        }
        request.provisionedThroughput().ifPresent(ThroughputChecks::requireInBounds);
        TableChecks.requireEncryption(request.sseSpecification());
        requireStream(request.streamSpecification());
        IndexUpdate.requireSound(request.indexUpdates());
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
