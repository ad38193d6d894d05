package dev.extenddb.table;

import java.util.Optional;

/**
 * How DynamoDB divides a table or global index by its throughput; see "Partitions and data distribution", "DynamoDB on-demand capacity
 * mode" and "Understanding DynamoDB warm throughput" in the Developer Guide.
 */
public final class Partitions {

    /** The read units a second that one partition takes. */
    public static final long READ_UNITS = 3_000;

    /** The write units a second that one partition takes. */
    public static final long WRITE_UNITS = 1_000;

    /** What on-demand tables begin with: enough for 12,000 read units and 4,000 write units a second. */
    private static final int ON_DEMAND = 4;

    private static final int MOST = 1 << 20;

    private Partitions() {}

    /** The number of partitions of a table, or of a global index of it. */
    static int count(TableSpecification table, Optional<GlobalSecondaryIndex> index) {
        double byMode = table.onDemand()
                ? ON_DEMAND
                : count(index.map(GlobalSecondaryIndex::provisionedThroughput)
                        .orElse(table.provisionedThroughput())
                        .orElse(ProvisionedThroughput.NONE));
        double byWarmth = index.map(GlobalSecondaryIndex::warmThroughput)
                .orElse(table.warmThroughput())
                .map(Partitions::count)
                .orElse(0.0);
        return (int) Math.min(MOST, Math.max(1, Math.ceil(Math.max(byMode, byWarmth))));
    }

    private static double count(ProvisionedThroughput throughput) {
        return (double) throughput.readCapacityUnits() / READ_UNITS
                + (double) throughput.writeCapacityUnits() / WRITE_UNITS;
    }

    private static double count(WarmThroughput throughput) {
        double reads = (double) throughput.readUnitsPerSecond().orElse(0L) / READ_UNITS;
        double writes = (double) throughput.writeUnitsPerSecond().orElse(0L) / WRITE_UNITS;
        return Math.max(reads, writes);
    }
}
