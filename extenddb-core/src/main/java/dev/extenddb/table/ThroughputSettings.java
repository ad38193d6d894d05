package dev.extenddb.table;

import java.util.Optional;

/**
 * The throughput of a table or of a global index.
 *
 * @param provisioned absent if it is paid by request
 * @param warm what it can take at once, both members present
 */
public record ThroughputSettings(Optional<ProvisionedThroughput> provisioned, WarmThroughput warm) {

    /** The settings with what is warm at least: it is never less than what is provisioned, or what every on-demand table can take. */
    public static ThroughputSettings of(
            boolean onDemand, Optional<ProvisionedThroughput> provisioned, Optional<WarmThroughput> warm) {
        WarmThroughput least = onDemand
                ? WarmThroughput.ON_DEMAND_INITIAL
                : WarmThroughput.of(provisioned.orElse(ProvisionedThroughput.NONE));
        return new ThroughputSettings(provisioned, warm.isPresent() ? least.atLeast(warm.get()) : least);
    }

    /** The units that are described. */
    ProvisionedThroughput units() {
        return provisioned.orElse(ProvisionedThroughput.NONE);
    }
}
