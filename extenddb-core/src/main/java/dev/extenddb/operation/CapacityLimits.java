package dev.extenddb.operation;

import dev.extenddb.error.DynamoDbException;
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

    private static final AccountQuotas QUOTAS = AccountQuotas.DEFAULT;

    private final String region;

    CapacityLimits(String region) {
        this.region = region;
    }

    /** What a table is created with. */
    void requireKept(TableSpecification table) {
        requireKept(
                Optional.empty(), table.provisionedThroughput(), table.onDemandThroughput(), table.warmThroughput());
        table.globalIndexes().forEach(this::requireKept);
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
        provisioned.ifPresent(units -> {
            requireProvisioned(index, "Read", units.readCapacityUnits(), QUOTAS.tableMaxReadCapacityUnits());
            requireProvisioned(index, "Write", units.writeCapacityUnits(), QUOTAS.tableMaxWriteCapacityUnits());
        });
        String limited = index.map(name -> "index : " + name).orElse("table");
        onDemand.ifPresent(limits -> {
            requireAsked(
                    limits.maxReadRequestUnits(), "Read", "MaxReadRequestUnits for OnDemandThroughput for " + limited);
            requireAsked(
                    limits.maxWriteRequestUnits(),
                    "Write",
                    "MaxWriteRequestUnits for OnDemandThroughput for " + limited);
        });
        String warmed = index.map(name -> "index " + name).orElse("table");
        warm.ifPresent(units -> {
            requireAsked(units.readUnitsPerSecond(), "Read", "ReadUnitsPerSecond for WarmThroughput for " + warmed);
            requireAsked(units.writeUnitsPerSecond(), "Write", "WriteUnitsPerSecond for WarmThroughput for " + warmed);
        });
    }

    private void requireProvisioned(Optional<String> index, String access, long requested, long most) {
        if (requested > most) {
            throw exceeded("The requested " + access + "CapacityUnits"
                    + index.map(name -> " for index " + name).orElse("") + ", " + requested + ", is above the per "
                    + (index.isPresent() ? "index" : "table") + " maximum for the account in " + region
                    + ". Per table maximum: " + most + ". " + ThroughputChecks.REFER_TO_LIMITS);
        }
    }

    private void requireAsked(Optional<Long> requested, String access, String what) {
        long most = access.equals("Read") ? QUOTAS.tableMaxReadCapacityUnits() : QUOTAS.tableMaxWriteCapacityUnits();
        if (requested.filter(units -> units > most).isPresent()) {
            throw exceeded("Subscriber limit exceeded: Requested " + what + " exceeds TableMax" + access
                    + "CapacityUnits of the account in region " + region);
        }
    }

    private static DynamoDbException exceeded(String message) {
        return DynamoDbException.limitExceeded(message);
    }
}
