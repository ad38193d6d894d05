package dev.extenddb.operation;

import dev.extenddb.error.DynamoDbException;
import dev.extenddb.table.GlobalSecondaryIndex;
import dev.extenddb.table.OnDemandThroughput;
import dev.extenddb.table.ProvisionedThroughput;
import dev.extenddb.table.TableSpecification;
import dev.extenddb.table.ThroughputSettings;
import dev.extenddb.table.WarmThroughput;
import java.util.Optional;
import java.util.function.Function;

/**
 * What throughput a table and its global indexes may be given; see CreateTable and UpdateTable in the API reference. The texts are
 * DynamoDB's, which words what is one rule differently for tables and indexes, and for creation and update. Each method throws a {@code
 * ValidationException}.
 */
final class ThroughputChecks {

    static final String REFER_TO_LIMITS =
            "Refer to the Amazon DynamoDB Developer Guide for current limits and how to request higher limits.";

    private static final String SEE_INITIAL = ". See: https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/"
            + "on-demand-capacity-mode.html#on-demand-capacity-mode-initial";

    private static final long MOST_UNITS = 1_000_000_000_000L;

    private ThroughputChecks() {}

    private static final String NOT_WHEN_CREATED_PROVISIONED =
            " cannot be specified when table BillingMode is PROVISIONED.";

    /** Checks a table that is to be created, without its indexes. */
    static void requireSound(TableSpecification table) {
        if (table.onDemand() && table.provisionedThroughput().isPresent()) {
            throw neither();
        }
        if (!table.onDemand() && table.provisionedThroughput().isEmpty()) {
            throw TableChecks.invalid(
                    "ReadCapacityUnits and WriteCapacityUnits must both be specified when BillingMode is "
                            + "PROVISIONED");
        }
        if (table.provisionedThroughput().isPresent()) {
            requireInBounds(table.provisionedThroughput().get());
        }
        if (table.onDemandThroughput().isPresent()) {
            OnDemandThroughput limits = table.onDemandThroughput().get();
            requireOnDemand(table.onDemand(), limits, "", NOT_WHEN_CREATED_PROVISIONED);
            requireInRange(limits, "table", false);
        }
        if (table.warmThroughput().isPresent()) {
            requireInitial(table.warmThroughput().get(), "table", table.onDemand(), table.provisionedThroughput());
        }
    }

    /** Checks an index of a table that is to be created. */
    static void requireSound(TableSpecification table, GlobalSecondaryIndex index) {
        if (table.onDemand() && index.provisionedThroughput().isPresent()) {
            throw TableChecks.invalid("ProvisionedThroughput should not be specified for index: " + index.indexName()
                    + " when BillingMode is PAY_PER_REQUEST");
        }
        if (!table.onDemand() && index.provisionedThroughput().isEmpty()) {
            throw TableChecks.invalid("ProvisionedThroughput is not specified for index: " + index.indexName());
        }
        if (index.provisionedThroughput().isPresent()) {
            requireInBounds(index.provisionedThroughput().get());
        }
        if (index.onDemandThroughput().isPresent()) {
            requireOnDemand(
                    table.onDemand(),
                    index.onDemandThroughput().get(),
                    " for index: " + index.indexName(),
                    NOT_WHEN_CREATED_PROVISIONED);
        }
        requireCreatable(table.onDemand(), index);
    }

    /** Checks an index that is to be added to a table. */
    static void requireAddable(boolean onDemand, GlobalSecondaryIndex index) {
        if (onDemand && index.provisionedThroughput().isPresent()) {
            throw neitherForIndex(index.indexName());
        }
        if (!onDemand && index.provisionedThroughput().isEmpty()) {
            throw TableChecks.invalid(
                    "Both ReadCapacityUnits and WriteCapacityUnits must be specified for index: " + index.indexName());
        }
        index.provisionedThroughput().ifPresent(ThroughputChecks::requireInBounds);
        index.onDemandThroughput()
                .ifPresent(limits -> requireChangeable(onDemand, limits, Optional.of(index.indexName())));
        requireCreatable(onDemand, index);
    }

    private static void requireCreatable(boolean onDemand, GlobalSecondaryIndex index) {
        String name = index.indexName();
        if (index.onDemandThroughput().isPresent()) {
            requireInRange(index.onDemandThroughput().get(), "index : " + name, false);
        }
        if (index.warmThroughput().isPresent()) {
            requireInitial(index.warmThroughput().get(), "index " + name, onDemand, index.provisionedThroughput());
        }
    }

    static DynamoDbException neither() {
        return TableChecks.invalid(
                "Neither ReadCapacityUnits nor WriteCapacityUnits can be specified when BillingMode is PAY_PER_REQUEST");
    }

    static DynamoDbException neitherForIndex(String index) {
        return TableChecks.invalid("Neither ReadCapacityUnits nor WriteCapacityUnits can be specified for index: "
                + index + " when BillingMode is PAY_PER_REQUEST");
    }

    static void requireInBounds(ProvisionedThroughput throughput) {
        requireInBounds(throughput.readCapacityUnits(), "ReadCapacityUnits");
        requireInBounds(throughput.writeCapacityUnits(), "WriteCapacityUnits");
    }

    private static void requireInBounds(long units, String what) {
        if (units > MOST_UNITS) {
            throw DynamoDbException.validation("Given value " + units + " for " + what + " is out of bounds");
        }
    }

    /** Limits that are to be changed, of a table or of an index. */
    static void requireLimits(boolean onDemand, OnDemandThroughput limits, Optional<String> index) {
        requireChangeable(onDemand, limits, index);
        requireInRange(limits, index.map(name -> "index : " + name).orElse("table"), true);
    }

    private static void requireChangeable(boolean onDemand, OnDemandThroughput limits, Optional<String> index) {
        requireOnDemand(
                onDemand,
                limits,
                index.map(name -> " for index : " + name).orElse(""),
                " cannot be specified when the table BillingMode is PROVISIONED");
    }

    private static void requireOnDemand(boolean onDemand, OnDemandThroughput limits, String whose, String refusal) {
        if (!onDemand && !limits.isEmpty()) {
            String member = limits.maxReadRequestUnits().isPresent() ? "MaxReadRequestUnits" : "MaxWriteRequestUnits";
            throw TableChecks.invalid(member + " for OnDemandThroughput" + whose + refusal);
        }
    }

    /** A limit is positive, or, where there may be one to take away, the value that does so. */
    private static void requireInRange(OnDemandThroughput limits, String whose, boolean removable) {
        limits.maxReadRequestUnits().ifPresent(units -> requireInRange(units, "MaxReadRequestUnits", whose, removable));
        limits.maxWriteRequestUnits()
                .ifPresent(units -> requireInRange(units, "MaxWriteRequestUnits", whose, removable));
    }

    private static void requireInRange(long units, String member, String whose, boolean removable) {
        if (units < 1 && !(removable && units == OnDemandThroughput.UNLIMITED)) {
            throw TableChecks.invalid(
                    "Requested " + member + " for OnDemandThroughput for " + whose + " is outside of valid range");
        }
    }

    private static void requireInitial(
            WarmThroughput warm, String whose, boolean onDemand, Optional<ProvisionedThroughput> provisioned) {
        WarmThroughput least =
                ThroughputSettings.of(onDemand, provisioned, Optional.empty()).warm();
        requireWarm(
                warm,
                least,
                whose,
                member -> onDemand
                        ? "initial throughput for OnDemand" + SEE_INITIAL
                        : member.capacityUnits + " of ProvisionedThroughput");
    }

    /** What is warm does not become less. */
    static void requireRising(WarmThroughput warm, WarmThroughput current, Optional<String> index) {
        requireWarm(
                warm,
                current,
                index.map(name -> "index " + name).orElse("table"),
                member -> "current WarmThroughput, decreasing WarmThroughput is not supported");
    }

    private enum WarmMember {
        READ("ReadUnitsPerSecond", "ReadCapacityUnits"),
        WRITE("WriteUnitsPerSecond", "WriteCapacityUnits");

        private final String unitsPerSecond;
        private final String capacityUnits;

        WarmMember(String unitsPerSecond, String capacityUnits) {
            this.unitsPerSecond = unitsPerSecond;
            this.capacityUnits = capacityUnits;
        }

        private Optional<Long> of(WarmThroughput warm) {
            return this == READ ? warm.readUnitsPerSecond() : warm.writeUnitsPerSecond();
        }
    }

    private static void requireWarm(
            WarmThroughput warm, WarmThroughput least, String whose, Function<WarmMember, String> standard) {
        for (WarmMember member : WarmMember.values()) {
            if (member.of(warm).orElse(Long.MAX_VALUE) < member.of(least).orElse(0L)) {
                throw TableChecks.invalid("Requested " + member.unitsPerSecond + " for WarmThroughput for " + whose
                        + " is lower than " + standard.apply(member));
            }
        }
    }

    /**
     * The refusal of an update that asks for what there is.
     *
     * @param subject what would change
     * @param whose the same, as it is said of its units
     */
    static DynamoDbException unchanged(ProvisionedThroughput throughput, String subject, String whose) {
        return DynamoDbException.validation("The provisioned throughput for " + subject
                + " will not change. The requested value equals the current value. "
                + unchanged("ReadCapacityUnits", throughput.readCapacityUnits(), whose) + " "
                + unchanged("WriteCapacityUnits", throughput.writeCapacityUnits(), whose) + " " + REFER_TO_LIMITS);
    }

    private static String unchanged(String member, long units, String whose) {
        return "Current " + member + " provisioned for " + whose + ": " + units + ". Requested " + member + ": " + units
                + ".";
    }
}
