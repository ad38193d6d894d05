package dev.extenddb.operation;

import dev.extenddb.error.DynamoDbException;
import dev.extenddb.table.BillingMode;
import dev.extenddb.table.GlobalSecondaryIndex;
import dev.extenddb.table.KeySchemaElement;
import dev.extenddb.table.LocalSecondaryIndex;
import dev.extenddb.table.OnDemandThroughput;
import dev.extenddb.table.Projection;
import dev.extenddb.table.ProvisionedThroughput;
import dev.extenddb.table.SseSpecification;
import dev.extenddb.table.TableSpecification;
import dev.extenddb.wire.EnumShape;
import dev.extenddb.wire.Member;
import dev.extenddb.wire.Members;
import java.util.List;
import java.util.Optional;

/**
 * In what a restored table is to differ from the other one. An index may get another name and another throughput; one that has no match in
 * the other table cannot be added. An empty list leaves all indexes of a kind out.
 */
public record RestoreOverrides(
        Optional<BillingMode> billingMode,
        Optional<List<GlobalSecondaryIndex>> globalSecondaryIndexes,
        Optional<List<LocalSecondaryIndex>> localSecondaryIndexes,
        Optional<ProvisionedThroughput> provisionedThroughput,
        Optional<OnDemandThroughput> onDemandThroughput,
        Optional<SseSpecification> sseSpecification) {

    private static final Member<BillingMode> BILLING_MODE =
            Member.optional("BillingModeOverride", EnumShape.of(BillingMode.PROVISIONED, BillingMode.PAY_PER_REQUEST));
    private static final Member<List<GlobalSecondaryIndex>> GLOBAL_INDEXES =
            Member.optional("GlobalSecondaryIndexOverride", GlobalSecondaryIndex.LIST);
    private static final Member<List<LocalSecondaryIndex>> LOCAL_INDEXES =
            Member.optional("LocalSecondaryIndexOverride", LocalSecondaryIndex.LIST);
    private static final Member<ProvisionedThroughput> PROVISIONED =
            Member.optional("ProvisionedThroughputOverride", ProvisionedThroughput.SHAPE);
    private static final Member<OnDemandThroughput> ON_DEMAND =
            Member.optional("OnDemandThroughputOverride", OnDemandThroughput.SHAPE);
    private static final Member<SseSpecification> SSE =
            Member.optional("SSESpecificationOverride", SseSpecification.SHAPE);

    private static final Member<?>[] MEMBERS = {BILLING_MODE, GLOBAL_INDEXES, LOCAL_INDEXES, PROVISIONED, ON_DEMAND, SSE
    };

    /** No differences. */
    public static final RestoreOverrides NONE = new RestoreOverrides(
            Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());

    /** The members of a request, after others that it has. */
    static Member<?>[] membersAfter(Member<?>... others) {
        var members = new Member<?>[others.length + MEMBERS.length];
        System.arraycopy(others, 0, members, 0, others.length);
        System.arraycopy(MEMBERS, 0, members, others.length, MEMBERS.length);
        return members;
    }

    static RestoreOverrides from(Members in) {
        return new RestoreOverrides(
                in.find(BILLING_MODE),
                in.find(GLOBAL_INDEXES),
                in.find(LOCAL_INDEXES),
                in.find(PROVISIONED),
                OnDemandThroughput.in(in, ON_DEMAND),
                in.find(SSE));
    }

    /**
     * What the restored table is to be. Streams, tags, the class, what is warm and the protection against deletion are not restored.
     *
     * @throws DynamoDbException a {@code ValidationException} if that cannot be
     */
    TableSpecification applied(TableSpecification source) {
        boolean onDemand = billingMode.orElse(source.billingMode()) == BillingMode.PAY_PER_REQUEST;
        requireThroughput(onDemand);
        List<GlobalSecondaryIndex> global = globalIndexes(source, onDemand);
        List<LocalSecondaryIndex> local = localIndexes(source);
        var restored = new TableSpecification(
                        source.attributeDefinitions(),
                        source.keySchema(),
                        Optional.of(local).filter(list -> !list.isEmpty()),
                        Optional.of(global).filter(list -> !list.isEmpty()),
                        onDemand ? BillingMode.PAY_PER_REQUEST : BillingMode.PROVISIONED,
                        provisionedThroughput.or(source::provisionedThroughput).filter(throughput -> !onDemand),
                        onDemandThroughput
                                .or(() -> source.onDemandThroughput()
                                        .map(OnDemandThroughput::limits)
                                        .filter(limits -> !limits.isEmpty()))
                                .filter(throughput -> onDemand),
                        Optional.empty(),
                        Optional.empty(),
                        sseSpecification.or(source::sseSpecification),
                        Optional.empty(),
                        false,
                        List.of())
                .withoutUnusedDefinitions();
        TableChecks.requireSound(restored);
        return restored;
    }

    private void requireThroughput(boolean onDemand) {
        boolean provisioned = provisionedThroughput.isPresent();
        if (provisioned && onDemand) {
            throw invalid(
                    billingMode.isPresent()
                            ? "Cannot override ProvisionedThroughput if BillingMode is overridden to PAY_PER_REQUEST"
                            : "Cannot override ProvisionedThroughput unless BillingMode is PROVISIONED");
        }
        if (!provisioned && billingMode.filter(BillingMode.PROVISIONED::equals).isPresent()) {
            throw invalid("Must override ProvisionedThroughput if BillingMode is overridden to PROVISIONED");
        }
        onDemandThroughput.ifPresent(limits -> requireLimits(limits, onDemand));
    }

    private static void requireLimits(OnDemandThroughput limits, boolean onDemand) {
        if (!onDemand) {
            String member = limits.maxReadRequestUnits().isPresent() ? "MaxReadRequestUnits" : "MaxWriteRequestUnits";
            throw invalid("Cannot override " + member
                    + " for OnDemandThroughput unless BillingModeOverride is PAY_PER_REQUEST");
        }
        limits.maxReadRequestUnits().ifPresent(units -> requireInRange(units, "MaxReadRequestUnits"));
        limits.maxWriteRequestUnits().ifPresent(units -> requireInRange(units, "MaxWriteRequestUnits"));
    }

    private static void requireInRange(long units, String member) {
        if (units < 1) {
            throw invalid("Requested " + member + " for OnDemandThroughput is outside of valid range");
        }
    }

    private List<GlobalSecondaryIndex> globalIndexes(TableSpecification source, boolean onDemand) {
        for (GlobalSecondaryIndex index : globalSecondaryIndexes.orElse(List.of())) {
            if (source.globalIndexes().stream()
                    .noneMatch(other ->
                            same(index.keySchema(), index.projection(), other.keySchema(), other.projection()))) {
                throw unmatched(index.indexName());
            }
            if (onDemand && index.provisionedThroughput().isPresent()) {
                throw invalid("Cannot override ProvisionedThroughput if BillingMode is overridden to PAY_PER_REQUEST "
                        + "for index " + index.indexName());
            }
        }
        return globalSecondaryIndexes.orElse(source.globalIndexes()).stream()
                .map(index -> restored(index, onDemand))
                .toList();
    }

    private static GlobalSecondaryIndex restored(GlobalSecondaryIndex index, boolean onDemand) {
        if (!onDemand && index.provisionedThroughput().isEmpty()) {
            throw invalid("Must specify provisioned throughput for index " + index.indexName());
        }
        return new GlobalSecondaryIndex(
                index.indexName(),
                index.keySchema(),
                index.projection(),
                index.provisionedThroughput().filter(throughput -> !onDemand),
                index.onDemandThroughput()
                        .map(OnDemandThroughput::limits)
                        .filter(limits -> onDemand && !limits.isEmpty()),
                Optional.empty());
    }

    private List<LocalSecondaryIndex> localIndexes(TableSpecification source) {
        for (LocalSecondaryIndex index : localSecondaryIndexes.orElse(List.of())) {
            if (source.localIndexes().stream()
                    .noneMatch(other ->
                            same(index.keySchema(), index.projection(), other.keySchema(), other.projection()))) {
                throw unmatched(index.indexName());
            }
        }
        return localSecondaryIndexes.orElse(source.localIndexes());
    }

    private static boolean same(
            List<KeySchemaElement> key, Projection projection, List<KeySchemaElement> otherKey, Projection other) {
        return key.equals(otherKey) && projection.sorted().equals(other.sorted());
    }

    private static DynamoDbException unmatched(String index) {
        return invalid("Index " + index + " does not match a secondary index that existed in the source table and "
                + "cannot be created during the restore operation");
    }

    private static DynamoDbException invalid(String reason) {
        return DynamoDbException.validation("Invalid Request: " + reason);
    }
}
