package dev.extenddb.table;

import dev.extenddb.storage.CatalogKey;
import dev.extenddb.storage.TableRef;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A table as the catalog keeps it.
 *
 * @param identity what never changes
 * @param specification what clients decided
 * @param indexes the state of each index, local ones and global ones
 * @param transition what is under way, and until when; after that instant the table is active
 * @param history when its settings changed
 * @param timeToLive by which attribute items expire; there after it was switched off as well
 * @param stream the stream that it got last
 * @param policies what hangs on the table and on streams of it
 * @param upcoming changes of settings that are yet to take effect
 * @param recovery what is kept of its past, and of whose past it is made
 */
public record TableDefinition(
        TableIdentity identity,
        TableSpecification specification,
        List<IndexState> indexes,
        Transition transition,
        TableHistory history,
        Optional<TimeToLive> timeToLive,
        Optional<TableStream> stream,
        List<TablePolicy> policies,
        List<UpcomingChange> upcoming,
        TableRecovery recovery) {

    /** For longer than it matters that there was a policy. */
    private static final Duration REMOVED_POLICIES_LAST = Duration.ofMinutes(1);

    /** The kind of catalog documents that describe tables. */
    public static final String CATALOG_KIND = "table";

    public TableDefinition {
        indexes = List.copyOf(indexes);
        policies = List.copyOf(policies);
        upcoming = List.copyOf(upcoming);
    }

    /** A table whose settings have all taken effect, and whose past is not kept. */
    public TableDefinition(
            TableIdentity identity,
            TableSpecification specification,
            List<IndexState> indexes,
            Transition transition,
            TableHistory history,
            Optional<TimeToLive> timeToLive,
            Optional<TableStream> stream,
            List<TablePolicy> policies) {
        this(
                identity,
                specification,
                indexes,
                transition,
                history,
                timeToLive,
                stream,
                policies,
                List.of(),
                TableRecovery.NONE);
    }

    /**
     * A change of state that takes time.
     *
     * @param status the state meanwhile
     * @param until when it ends
     * @param work what it is for, if it is an update
     */
    public record Transition(TableStatus status, Instant until, Set<TableWork> work) {

        /** None: nothing is under way. */
        public static final Transition NONE = new Transition(TableStatus.ACTIVE, Instant.EPOCH);

        /** A transition for nothing that other updates are to be kept from. */
        public Transition(TableStatus status, Instant until) {
            this(status, until, Set.of());
        }

        public Transition {
            work = Set.copyOf(work);
        }

        /** An update that goes on beside this transition, if that is an update as well. */
        public Transition updating(Set<TableWork> more, Instant end) {
            Set<TableWork> all = EnumSet.noneOf(TableWork.class);
            all.addAll(work);
            all.addAll(more);
            return new Transition(TableStatus.UPDATING, until.isAfter(end) ? until : end, all);
        }

        /** Whether it has ended by an instant. */
        public boolean isOver(Instant now) {
            return !now.isBefore(until);
        }

        private Transition during(Instant began) {
            return until.isBefore(began) ? this : new Transition(status, Instant.MAX, work);
        }

        private Transition at(Instant now) {
            return isOver(now) && status != TableStatus.DELETING ? NONE : this;
        }
    }

    /** The state at an instant. */
    public TableStatus status(Instant now) {
        return isRestoring() ? TableStatus.CREATING : transition.at(now).status();
    }

    /** Whether items are still being restored, so that it is not there yet whatever its transition is. */
    public boolean isRestoring() {
        return recovery.isRestoring() && !isGoing();
    }

    /** Whether it is being created from another table's past at an instant: clients can look at it, and no more. */
    public boolean isRestored(Instant now) {
        return recovery.origin().isPresent() && status(now) == TableStatus.CREATING;
    }

    /** Whether it is being updated for something at an instant. */
    public boolean isUnder(TableWork work, Instant now) {
        return !transition.isOver(now) && transition.work().contains(work);
    }

    /** The table as it is while all that has begun by an instant goes on. */
    public TableDefinition duringTransitions(Instant began) {
        var changing = new ArrayList<IndexState>();
        for (IndexState index : indexes) {
            changing.add(index.with(index.transition().during(began))
                    .with(index.throughput().during(began)));
        }
        return with(specification, changing, transition.during(began))
                .with(history.with(history.throughput().during(began)));
    }

    /** Whether the table's deletion is done, so that it is to be forgotten. */
    public boolean isGone(Instant now) {
        return isGoing() && transition.isOver(now);
    }

    /** Whether it is being deleted, or is deleted by now. */
    boolean isGoing() {
        return transition.status() == TableStatus.DELETING;
    }

    /**
     * The table as it is at an instant: without changes that are done, and without the indexes whose deletion is, and with the settings that
     * have taken effect.
     */
    public TableDefinition at(Instant now) {
        return withDoneChanges(now).withoutGoneIndexes(now);
    }

    private TableDefinition withDoneChanges(Instant now) {
        TableSpecification changed = specification;
        var open = new ArrayList<UpcomingChange>();
        for (UpcomingChange change : upcoming) {
            if (change.isDone(now)) {
                changed = change.applied(changed);
            } else {
                open.add(change);
            }
        }
        return open.size() == upcoming.size()
                ? this
                : with(changed, indexes, transition).withUpcoming(open);
    }

    private TableDefinition withoutGoneIndexes(Instant now) {
        var present = new ArrayList<IndexState>();
        var names = new HashSet<String>();
        for (IndexState index : indexes) {
            if (!index.isGone(now)) {
                present.add(index.with(index.transition().at(now))
                        .with(index.throughput().at(now)));
                names.add(index.name());
            }
        }
        var globalIndexes = new ArrayList<GlobalSecondaryIndex>();
        for (GlobalSecondaryIndex index : specification.globalIndexes()) {
            if (names.contains(index.indexName())) {
                globalIndexes.add(index);
            }
        }
        return with(
                        specification
                                .change()
                                .globalIndexes(List.copyOf(globalIndexes))
                                .build()
                                .withoutUnusedDefinitions(),
                        present,
                        transition.at(now))
                .with(history.with(history.throughput().at(now)));
    }

    /** The state of an index. */
    public Optional<IndexState> index(String name) {
        for (IndexState index : indexes) {
            if (index.name().equals(name)) {
                return Optional.of(index);
            }
        }
        return Optional.empty();
    }

    /** The same table with another specification and other indexes, in transition. */
    public TableDefinition with(TableSpecification changed, List<IndexState> changedIndexes, Transition under) {
        return new TableDefinition(
                identity, changed, changedIndexes, under, history, timeToLive, stream, policies, upcoming, recovery);
    }

    /** The same table in another transition. */
    public TableDefinition with(Transition under) {
        return new TableDefinition(
                identity, specification, indexes, under, history, timeToLive, stream, policies, upcoming, recovery);
    }

    /** The same table with another history. */
    public TableDefinition with(TableHistory changed) {
        return new TableDefinition(
                identity,
                specification,
                indexes,
                transition,
                changed,
                timeToLive,
                stream,
                policies,
                upcoming,
                recovery);
    }

    /** The same table with another setting for the expiry of its items. */
    public TableDefinition with(TimeToLive setting) {
        return new TableDefinition(
                identity,
                specification,
                indexes,
                transition,
                history,
                Optional.of(setting),
                stream,
                policies,
                upcoming,
                recovery);
    }

    /** The same table with one more change to come. */
    public TableDefinition with(UpcomingChange another) {
        var changes = new ArrayList<>(upcoming);
        changes.add(another);
        return withUpcoming(changes);
    }

    private TableDefinition withUpcoming(List<UpcomingChange> changes) {
        return new TableDefinition(
                identity, specification, indexes, transition, history, timeToLive, stream, policies, changes, recovery);
    }

    /** The class that the table is to get, if it is to get another one. */
    public Optional<TableClass> upcomingClass() {
        return upcoming.stream().flatMap(change -> change.tableClass().stream()).findFirst();
    }

    /** The key that the table is to get, if it is being encrypted anew. */
    public Optional<SseSpecification> upcomingEncryption() {
        for (UpcomingChange change : upcoming) {
            if (change.encryption().isPresent()) {
                return change.encryption();
            }
        }
        return Optional.empty();
    }

    /** The table's tags. */
    public List<Tag> tags() {
        return specification.tags();
    }

    /** The same table with other tags. */
    public TableDefinition withTags(List<Tag> tags) {
        return with(specification.change().tags(tags).build(), indexes, transition);
    }

    /** The policy that hangs on the table itself, or on a stream of it. */
    public Optional<TablePolicy> policy(String part) {
        return lastPolicy(part).filter(policy -> !policy.isRemoved());
    }

    /** The policy that hangs there, or what is left of it. */
    public Optional<TablePolicy> lastPolicy(String part) {
        return policies.stream().filter(policy -> policy.part().equals(part)).findFirst();
    }

    /** The same table with another policy on the table itself, or on a stream of it. */
    public TableDefinition with(TablePolicy policy) {
        var changed = new ArrayList<>(policies);
        Instant forgotten = policy.changedAt().minus(REMOVED_POLICIES_LAST);
        changed.removeIf(former -> former.part().equals(policy.part())
                || (former.isRemoved() && former.changedAt().isBefore(forgotten)));
        changed.add(policy);
        return new TableDefinition(
                identity, specification, indexes, transition, history, timeToLive, stream, changed, upcoming, recovery);
    }

    /** Whether rows have to be added for older items, of an index or for their expiry. */
    public boolean isBackfilling() {
        return indexes.stream().anyMatch(index -> index.backfilling() && !index.isBeingDeleted())
                || timeToLive.filter(TimeToLive::backfilling).isPresent();
    }

    /** Where the table's items lie, and the rows of its indexes. */
    List<TableRef> itemRefs() {
        var refs = new ArrayList<TableRef>();
        refs.add(new TableRef(identity.id()));
        for (IndexState index : indexes) {
            refs.add(new TableRef(index.id()));
        }
        return refs;
    }

    /** Where rows of the table and of all that goes with it lie. */
    public List<TableRef> refs() {
        List<TableRef> refs = itemRefs();
        if (timeToLive.isPresent()) {
            refs.add(new TableRef(timeToLive.get().indexId()));
        }
        if (recovery.pointInTime().isPresent()) {
            refs.add(recovery.pointInTime().get().ref());
        }
        return refs;
    }

    /** The same table with another past. */
    public TableDefinition with(TableRecovery changed) {
        return new TableDefinition(
                identity, specification, indexes, transition, history, timeToLive, stream, policies, upcoming, changed);
    }

    /** The same table with another history, or with none. */
    public TableDefinition withHistory(Optional<PointInTimeRecovery> changed) {
        return with(recovery.with(changed));
    }

    /** The same table with another stream. */
    public TableDefinition withStream(TableStream changed) {
        return new TableDefinition(
                identity,
                specification,
                indexes,
                transition,
                history,
                timeToLive,
                Optional.of(changed),
                policies,
                upcoming,
                recovery);
    }

    /** Whether changes of the table are recorded in a certain stream, to which others may be added yet. */
    public boolean feeds(TableRef streamRef) {
        return transition.status() != TableStatus.DELETING
                && stream.filter(TableStream::enabled)
                        .filter(current -> current.ref().equals(streamRef))
                        .isPresent();
    }

    /** Where the table is. */
    public TableAddress address() {
        return new TableAddress(identity.account(), identity.region(), identity.name());
    }

    /** Where the catalog keeps it. */
    public CatalogKey catalogKey() {
        return new CatalogKey(identity.account(), identity.region(), CATALOG_KIND, identity.name());
    }
}
