package dev.extenddb.operation;

import dev.extenddb.table.TableClass;
import dev.extenddb.table.TableName;
import dev.extenddb.wire.EnumShape;
import dev.extenddb.wire.ListShape;
import dev.extenddb.wire.Member;
import dev.extenddb.wire.NumberShape;
import dev.extenddb.wire.Structure;
import dev.extenddb.wire.TextShape;
import java.util.List;
import java.util.Optional;

/**
 * A change of a global table's replicas: of the three, one is there. Each is the Region of the replica; the settings that a replica may have
 * of its own are checked and not kept. See ReplicationGroupUpdate in the API reference.
 */
public record ReplicaUpdate(Optional<String> create, Optional<String> update, Optional<String> delete) {

    private static final Member<String> REGION = Member.required("RegionName", TextShape.ANY);

    private static final Member<Long> READ_UNITS = Member.optional("ReadCapacityUnits", NumberShape.longInteger(1));
    private static final Member<Optional<Long>> PROVISIONED = Member.optional(
            "ProvisionedThroughputOverride",
            Structure.of("ProvisionedThroughputOverride", in -> in.find(READ_UNITS), READ_UNITS));

    private static final Member<Long> MOST_READ_UNITS =
            Member.optional("MaxReadRequestUnits", NumberShape.longInteger(Long.MIN_VALUE));
    private static final Member<Optional<Long>> ON_DEMAND = Member.optional(
            "OnDemandThroughputOverride",
            Structure.of("OnDemandThroughputOverride", in -> in.find(MOST_READ_UNITS), MOST_READ_UNITS));

    private static final Member<String> INDEX_NAME = Member.required("IndexName", TableName.NAME);
    private static final Member<List<String>> INDEXES = Member.optional(
            "GlobalSecondaryIndexes",
            ListShape.of(
                    Structure.of(
                            "ReplicaGlobalSecondaryIndex",
                            in -> in.get(INDEX_NAME),
                            INDEX_NAME,
                            PROVISIONED,
                            ON_DEMAND),
                    1,
                    Integer.MAX_VALUE));

    private static final Member<String> KMS_KEY = Member.optional("KMSMasterKeyId", TextShape.ANY);
    private static final Member<TableClass> TABLE_CLASS = Member.optional(
            "TableClassOverride", EnumShape.of(TableClass.STANDARD, TableClass.STANDARD_INFREQUENT_ACCESS));

    private static final Member<String> CREATE =
            Member.optional("Create", withSettings("CreateReplicationGroupMemberAction"));
    private static final Member<String> UPDATE =
            Member.optional("Update", withSettings("UpdateReplicationGroupMemberAction"));
    private static final Member<String> DELETE =
            Member.optional("Delete", Structure.of("DeleteReplicationGroupMemberAction", in -> in.get(REGION), REGION));

    static final ListShape<ReplicaUpdate> LIST = ListShape.of(
            Structure.of(
                    "ReplicationGroupUpdate",
                    in -> new ReplicaUpdate(in.find(CREATE), in.find(UPDATE), in.find(DELETE)),
                    CREATE,
                    UPDATE,
                    DELETE),
            1,
            Integer.MAX_VALUE);

    private static Structure<String> withSettings(String name) {
        return Structure.of(name, in -> in.get(REGION), REGION, KMS_KEY, PROVISIONED, ON_DEMAND, INDEXES, TABLE_CLASS);
    }

    /** The Region whose replica is meant, if the update says what to do. */
    Optional<String> region() {
        return create.or(() -> update).or(() -> delete);
    }
}
