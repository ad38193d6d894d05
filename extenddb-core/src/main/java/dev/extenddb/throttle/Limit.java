package dev.extenddb.throttle;

import dev.extenddb.error.ErrorCode;
import dev.extenddb.table.Partitions;

/**
 * A rate that is not to be exceeded.
 *
 * @param cause what is exceeded then, as the reason ends
 * @param unitsPerSecond how much grows back
 * @param burstSeconds for how many seconds unused capacity is kept
 * @param code the error that says so
 * @param message the error's text
 */
record Limit(Cause cause, double unitsPerSecond, int burstSeconds, ErrorCode code, String message) {

    /** See "Burst capacity" in the Developer Guide. */
    private static final int BURST_SECONDS = 300;

    private static final String SCALING = "Throughput exceeds the current capacity of your table or index. DynamoDB is "
            + "automatically scaling your table or index so please try again shortly. If exceptions persist, check if "
            + "you have a hot key: "
            + "https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/bp-partition-key-design.html";
    private static final String MAXIMUM =
            "Throughput exceeds the maximum OnDemandThroughput configured on table or index";
    private static final String TABLE = "The level of configured provisioned throughput for the table was exceeded. "
            + "Consider increasing your provisioning level with the UpdateTable API.";
    private static final String INDEX =
            "The level of configured provisioned throughput for one or more global secondary "
                    + "indexes of the table was exceeded. Consider increasing your provisioning level for the under-provisioned "
                    + "global secondary indexes with the UpdateTable API";

    /** How the reasons of throttling end. */
    enum Cause {
        PROVISIONED("ProvisionedThroughputExceeded"),
        MAX_ON_DEMAND("MaxOnDemandThroughputExceeded"),
        ACCOUNT("AccountLimitExceeded"),
        KEY_RANGE("KeyRangeThroughputExceeded");

        private final String word;

        Cause(String word) {
            this.word = word;
        }

        String word() {
            return word;
        }
    }

    static Limit provisioned(long units, boolean index) {
        return new Limit(
                Cause.PROVISIONED,
                units,
                BURST_SECONDS,
                ErrorCode.PROVISIONED_THROUGHPUT_EXCEEDED,
                index ? INDEX : TABLE);
    }

    static Limit maxOnDemand(long units) {
        return new Limit(Cause.MAX_ON_DEMAND, units, 1, ErrorCode.THROTTLING, MAXIMUM);
    }

    static Limit account(long units) {
        return new Limit(Cause.ACCOUNT, units, 1, ErrorCode.THROTTLING, SCALING);
    }

    static Limit partition(Access access, boolean onDemand, boolean index) {
        double units = access == Access.READ ? Partitions.READ_UNITS : Partitions.WRITE_UNITS;
        return onDemand
                ? new Limit(Cause.KEY_RANGE, units, 1, ErrorCode.THROTTLING, SCALING)
                : new Limit(
                        Cause.KEY_RANGE, units, 1, ErrorCode.PROVISIONED_THROUGHPUT_EXCEEDED, index ? INDEX : TABLE);
    }
}
