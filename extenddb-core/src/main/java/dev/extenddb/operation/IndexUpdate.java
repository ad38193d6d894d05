package dev.extenddb.operation;

import dev.extenddb.error.DynamoDbException;
import dev.extenddb.table.GlobalSecondaryIndex;
import dev.extenddb.table.OnDemandThroughput;
import dev.extenddb.table.ProvisionedThroughput;
import dev.extenddb.table.TableName;
import dev.extenddb.table.WarmThroughput;
import dev.extenddb.wire.ListShape;
import dev.extenddb.wire.Member;
import dev.extenddb.wire.Structure;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;

/** A change of one global index: exactly one of the three is there. */
public record IndexUpdate(Optional<GlobalSecondaryIndex> create, Optional<Settings> update, Optional<String> delete) {

    /** New settings of an index. */
    public record Settings(
            String indexName,
            Optional<ProvisionedThroughput> provisionedThroughput,
            Optional<OnDemandThroughput> onDemandThroughput,
            Optional<WarmThroughput> warmThroughput) {}

    private static final Member<String> NAME = Member.required("IndexName", TableName.NAME);
    private static final Member<ProvisionedThroughput> PROVISIONED =
            Member.optional("ProvisionedThroughput", ProvisionedThroughput.SHAPE);
    private static final Member<OnDemandThroughput> ON_DEMAND =
            Member.optional("OnDemandThroughput", OnDemandThroughput.SHAPE);
    private static final Member<WarmThroughput> WARM = Member.optional("WarmThroughput", WarmThroughput.SHAPE);

    private static final Member<GlobalSecondaryIndex> CREATE = Member.optional("Create", GlobalSecondaryIndex.SHAPE);
    private static final Member<Settings> UPDATE = Member.optional(
            "Update",
            Structure.of(
                    "UpdateGlobalSecondaryIndexAction",
                    in -> new Settings(
                            in.get(NAME), in.find(PROVISIONED), OnDemandThroughput.in(in, ON_DEMAND), in.find(WARM)),
                    NAME,
                    PROVISIONED,
                    ON_DEMAND,
                    WARM));
    private static final Member<String> DELETE =
            Member.optional("Delete", Structure.of("DeleteGlobalSecondaryIndexAction", in -> in.get(NAME), NAME));

    static final ListShape<IndexUpdate> LIST = ListShape.of(Structure.of(
            "GlobalSecondaryIndexUpdate",
            in -> new IndexUpdate(in.find(CREATE), in.find(UPDATE), in.find(DELETE)),
            UPDATE,
            CREATE,
            DELETE));

    /** The index that is changed. */
    String indexName() {
        return create.map(GlobalSecondaryIndex::indexName)
                .or(() -> update.map(Settings::indexName))
                .or(() -> delete)
                .orElseThrow();
    }

    /** Refuses updates that cannot go together. */
    static void requireSound(List<IndexUpdate> updates) {
        var names = new HashSet<String>();
        int built = 0;
        for (IndexUpdate update : updates) {
            int kinds = (update.create.isPresent() ? 1 : 0)
                    + (update.update.isPresent() ? 1 : 0)
                    + (update.delete.isPresent() ? 1 : 0);
            if (kinds > 1) {
                throw TableChecks.invalid(
                        "Only one global secondary index action is allowed per GlobalSecondaryIndexUpdate object");
            }
            if (kinds == 0) {
                throw TableChecks.invalid("One of GlobalSecondaryIndexUpdate.Update, "
                        + "GlobalSecondaryIndexUpdate.Create, GlobalSecondaryIndexUpdate.Delete must not be null");
            }
            if (!names.add(update.indexName())) {
                throw TableChecks.invalid("Only one global secondary index update per index is allowed "
                        + "simultaneously. Index: " + update.indexName());
            }
            update.update.ifPresent(IndexUpdate::requireWarm);
            built += update.builds() ? 1 : 0;
        }
        if (built > 1) {
            throw tooManyAtOnce();
        }
    }

    private static void requireWarm(Settings settings) {
        if (settings.warmThroughput.filter(WarmThroughput::isEmpty).isPresent()) {
            throw TableChecks.invalid(
                    "WarmThroughput must have at least one of ReadUnitsPerSecond or WriteUnitsPerSecond "
                            + "specified for index: " + settings.indexName);
        }
    }

    /** Whether an index is created or deleted. */
    boolean builds() {
        return update.isEmpty();
    }

    static DynamoDbException tooManyAtOnce() {
        return DynamoDbException.limitExceeded(
                "Subscriber limit exceeded: Only 1 online index can be created or deleted simultaneously per table");
    }
}
