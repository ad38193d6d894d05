package dev.extenddb.operation;

import dev.extenddb.error.DynamoDbException;
import dev.extenddb.table.AccountQuotas;
import dev.extenddb.table.GlobalSecondaryIndex;
import dev.extenddb.table.OnDemandThroughput;
import dev.extenddb.table.ProvisionedThroughput;
import dev.extenddb.table.TableSpecification;
import dev.extenddb.table.WarmThroughput;
import java.util.Optional;

/**
 * Holds the throughput of a table and of each of its global indexes to the account's quotas for a table. Each is held to them by itself; each
 * method throws a {@code LimitExceededException} with DynamoDB's text.
 */
final class CapacityLimits {

    private static final Quota READS = new Quota("Read", AccountQuotas.DEFAULT.tableMaxReadCapacityUnits());
    private static final Quota WRITES = new Quota("Write", AccountQuotas.DEFAULT.tableMaxWriteCapacityUnits());

    /**
     * The most units that a table or index may have.
     *
     * @param access of what kind, as messages have it
     */
    private record Quota(String access, long most) {}

    private final String region;

    CapacityLimits(String region) {
        this.region = region;
    }

    /** What a table is created with. */
    void requireKept(TableSpecification table) {
        requireKept(
                Optional.empty(), table.provisionedThroughput(), table.onDemandThroughput(), table.warmThroughput());
        for (GlobalSecondaryIndex index : table.globalIndexes()) {
            requireKept(index);
        }
    }

    /** What an update asks for; what there is already may be more. */
    void requireKept(UpdateTable.Request request) {
        requireKept(
                Optional.empty(),
                request.provisionedThroughput(),
                request.onDemandThroughput(),
                request.warmThroughput());
        for (IndexUpdate update : request.indexUpdates()) {
            update.create().ifPresent(this::requireKept);
            update.update()
                    .ifPresent(settings -> requireKept(
                            Optional.of(settings.indexName()),
                            settings.provisionedThroughput(),
                            settings.onDemandThroughput(),
                            settings.warmThroughput()));
        }
    }

    private void requireKept(GlobalSecondaryIndex index) {
        requireKept(
                Optional.of(index.indexName()),
                index.provisionedThroughput(),
                index.onDemandThroughput(),
                index.warmThroughput());
    }

    private void requireKept(
            Optional<String> index,
            Optional<ProvisionedThroughput> provisioned,
            Optional<OnDemandThroughput> onDemand,
            Optional<WarmThroughput> warm) {
        if (provisioned.isPresent()) {
            requireProvisioned(index, READS, provisioned.get().readCapacityUnits());
            requireProvisioned(index, WRITES, provisioned.get().writeCapacityUnits());
        }
        if (onDemand.isPresent()) {
            String limited = index.isPresent() ? "index : " + index.get() : "table";
            String what = "RequestUnits for OnDemandThroughput for " + limited;
            requireAsked(onDemand.get().maxReadRequestUnits(), READS, "MaxRead" + what);
            requireAsked(onDemand.get().maxWriteRequestUnits(), WRITES, "MaxWrite" + what);
        }
        if (warm.isPresent()) {
            String warmed = index.isPresent() ? "index " + index.get() : "table";
            String what = "UnitsPerSecond for WarmThroughput for " + warmed;
            requireAsked(warm.get().readUnitsPerSecond(), READS, "Read" + what);
            requireAsked(warm.get().writeUnitsPerSecond(), WRITES, "Write" + what);
        }
    }

    private void requireProvisioned(Optional<String> index, Quota quota, long requested) {
        if (requested > quota.most()) {
            throw DynamoDbException.limitExceeded("The requested " + quota.access() + "CapacityUnits"
                    + index.map(name -> " for index " + name).orElse("") + ", " + requested + ", is above the per "
                    + (index.isPresent() ? "index" : "table") + " maximum for the account in " + region
                    + ". Per table maximum: " + quota.most() + ". " + ThroughputChecks.REFER_TO_LIMITS);
        }
    }

    private void requireAsked(Optional<Long> requested, Quota quota, String what) {
        if (requested.isPresent() && requested.get() > quota.most()) {
            throw DynamoDbException.limitExceeded("Subscriber limit exceeded: Requested " + what + " exceeds TableMax"
                    + quota.access() + "CapacityUnits of the account in region " + region);
        }
    }
}
