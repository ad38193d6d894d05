package dev.extenddb.operation;

import dev.extenddb.error.DynamoDbException;
import dev.extenddb.wire.AnyShape;
import dev.extenddb.wire.EnumShape;
import dev.extenddb.wire.FlagShape;
import dev.extenddb.wire.ListShape;
import dev.extenddb.wire.Member;
import dev.extenddb.wire.Members;
import dev.extenddb.wire.Structure;
import dev.extenddb.wire.TextShape;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * What CreateTable and UpdateTable may be told of replicas in other Regions, and of vector indexes. There are neither of these here, and
 * what is asked of them is never taken and forgotten: it is checked as the model says, and then refused, where possible with DynamoDB's own
 * words for it.
 *
 * @param replicaUpdates changes of replicas
 * @param refused the names of further members that ask for what there is not
 */
public record GlobalTableSettings(List<ReplicaUpdate> replicaUpdates, List<String> refused) {

    /** Nothing is asked for. */
    static final GlobalTableSettings NONE = new GlobalTableSettings(List.of(), List.of());

    /** Whether a global table's settings are the same in all Regions; see UpdateTable in the API reference. */
    enum ReplicationMode {
        ENABLED,
        DISABLED,
        ENABLED_WITH_OVERRIDES
    }

    private enum Consistency {
        EVENTUAL,
        STRONG
    }

    private static final Member<ReplicationMode> REPLICATION_MODE = Member.optional(
            "GlobalTableSettingsReplicationMode",
            EnumShape.of(ReplicationMode.ENABLED, ReplicationMode.DISABLED, ReplicationMode.ENABLED_WITH_OVERRIDES));

    private static final Member<String> SOURCE_ARN =
            Member.optional("GlobalTableSourceArn", TextShape.ofLength(1, 1024));

    private static final Member<Boolean> VECTOR_INDEXES = Member.optional("VectorIndexes", AnyShape.ANY);

    private static final Member<?>[] OF_CREATE = {SOURCE_ARN, REPLICATION_MODE, VECTOR_INDEXES};

    /** The members of UpdateTable, whose shapes CreateTable has no need to load. */
    private static final class Updates {

        private static final Member<List<ReplicaUpdate>> REPLICA_UPDATES =
                Member.optional("ReplicaUpdates", ReplicaUpdate.LIST);

        private static final Member<Consistency> CONSISTENCY =
                Member.optional("MultiRegionConsistency", EnumShape.of(Consistency.EVENTUAL, Consistency.STRONG));

        private static final Member<String> WITNESS_REGION = Member.required("RegionName", TextShape.ANY);
        private static final Member<String> CREATE_WITNESS = Member.optional(
                "Create",
                Structure.of(
                        "CreateGlobalTableWitnessGroupMemberAction", in -> in.get(WITNESS_REGION), WITNESS_REGION));
        private static final Member<String> DELETE_WITNESS = Member.optional(
                "Delete",
                Structure.of(
                        "DeleteGlobalTableWitnessGroupMemberAction", in -> in.get(WITNESS_REGION), WITNESS_REGION));
        private static final Member<List<Optional<String>>> WITNESS_UPDATES = Member.optional(
                "GlobalTableWitnessUpdates",
                ListShape.of(
                        Structure.of(
                                "GlobalTableWitnessGroupUpdate",
                                in -> in.find(CREATE_WITNESS).or(() -> in.find(DELETE_WITNESS)),
                                CREATE_WITNESS,
                                DELETE_WITNESS),
                        1,
                        1));

        private static final Member<Boolean> DISASSOCIATION_PROTECTION =
                Member.optional("DisassociationProtectionEnabled", FlagShape.FLAG);

        private static final Member<Boolean> VECTOR_INDEX_UPDATES = Member.optional("VectorIndexUpdates", AnyShape.ANY);

        private static final Member<?>[] MEMBERS = {
            REPLICA_UPDATES,
            CONSISTENCY,
            WITNESS_UPDATES,
            REPLICATION_MODE,
            DISASSOCIATION_PROTECTION,
            VECTOR_INDEX_UPDATES
        };
    }

    /** Settings with their own copies. */
    public GlobalTableSettings {
        replicaUpdates = List.copyOf(replicaUpdates);
        refused = List.copyOf(refused);
    }

    /** The members of CreateTable, after others. */
    static Member<?>[] ofCreate(Member<?>... others) {
        return joined(others, OF_CREATE);
    }

    /** The members of UpdateTable, after others. */
    static Member<?>[] ofUpdate(Member<?>... others) {
        return joined(others, Updates.MEMBERS);
    }

    private static Member<?>[] joined(Member<?>[] some, Member<?>[] more) {
        Member<?>[] all = Arrays.copyOf(some, some.length + more.length);
        System.arraycopy(more, 0, all, some.length, more.length);
        return all;
    }

    static GlobalTableSettings ofCreate(Members in) {
        return new GlobalTableSettings(List.of(), given(in, SOURCE_ARN, VECTOR_INDEXES, REPLICATION_MODE));
    }

    static GlobalTableSettings ofUpdate(Members in) {
        return new GlobalTableSettings(
                in.get(Updates.REPLICA_UPDATES, List.of()),
                given(
                        in,
                        Updates.CONSISTENCY,
                        Updates.WITNESS_UPDATES,
                        Updates.VECTOR_INDEX_UPDATES,
                        REPLICATION_MODE,
                        Updates.DISASSOCIATION_PROTECTION));
    }

    /** The names of members that ask for more than a table of one Region has anyway. */
    private static List<String> given(Members in, Member<?>... members) {
        var names = new ArrayList<String>();
        for (Member<?> member : members) {
            Optional<?> value = in.find(member);
            if (value.isPresent()
                    && !value.get().equals(ReplicationMode.DISABLED)
                    && !value.get().equals(false)) {
                names.add(member.name());
            }
        }
        return names;
    }

    boolean isEmpty() {
        return replicaUpdates.isEmpty() && refused.isEmpty();
    }

    /** Whether nothing is asked for but how consistent replicas are to be, which is nothing by itself. */
    boolean asksForNoReplica() {
        return replicaUpdates.isEmpty() && List.of(Updates.CONSISTENCY.name()).containsAll(refused);
    }

    /** Refuses what can be refused without the table. */
    void requireOtherRegions(String region) {
        if (replicaUpdates.stream().anyMatch(update -> update.region().equals(Optional.of(region)))) {
            throw DynamoDbException.validation("Cannot add, delete, or update the local region through ReplicaUpdates. "
                    + "Use CreateTable, DeleteTable, or UpdateTable as required.");
        }
    }

    /** Refuses all that is asked for: no table is replicated. */
    void requireNone() {
        if (!replicaUpdates.isEmpty()) {
            boolean creates =
                    replicaUpdates.stream().anyMatch(update -> update.create().isPresent());
            throw DynamoDbException.validation(
                    creates
                            ? "Replicas in other Regions are not supported: ReplicaUpdates"
                            : "Update global table operation failed because one or more replicas were not part of the "
                                    + "global table.");
        }
        if (!refused.isEmpty()) {
            throw DynamoDbException.validation(
                    "Global tables and vector indexes are not supported: " + String.join(", ", refused));
        }
    }
}
