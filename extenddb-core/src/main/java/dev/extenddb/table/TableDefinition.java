package dev.extenddb.table;

import dev.extenddb.storage.CatalogKey;
import dev.extenddb.storage.TableRef;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A table as the catalog keeps it.
 *
 * @param identity what never changes
 * @param specification what clients decided
 * @param indexes the state of each index, local ones and global ones
 * @param transition what is under way, and until when; after that instant the table is active
 * @param billingModeChangedAt when the table was last made an on-demand table
 * @param stream the stream that it got last
 */
public record TableDefinition(
        TableIdentity identity,
        TableSpecification specification,
        List<IndexState> indexes,
        Transition transition,
        Optional<Instant> billingModeChangedAt,
        Optional<TableStream> stream) {

    /** The kind of catalog documents that describe tables. */
    public static final String CATALOG_KIND = "table";

    public TableDefinition {
        indexes = List.copyOf(indexes);
    }

    /**
     * A change of state that takes time.
     *
     * @param status the state meanwhile
     * @param until when it ends
     */
    public record Transition(TableStatus status, Instant until) {}

    /** The state at an instant. A backfilled index keeps its table updating. */
    public TableStatus status(Instant now) {
        if (now.isBefore(transition.until())) {
            return transition.status();
        }
        if (transition.status() == TableStatus.DELETING) {
            return TableStatus.DELETING;
        }
        return indexes.stream().anyMatch(IndexState::backfilling) ? TableStatus.UPDATING : TableStatus.ACTIVE;
    }

    /** Whether the table's deletion is done, so that it is to be forgotten. */
    public boolean isGone(Instant now) {
        return transition.status() == TableStatus.DELETING && !now.isBefore(transition.until());
    }

    /** The state of an index. */
    public Optional<IndexState> index(String name) {
        return indexes.stream().filter(index -> index.name().equals(name)).findFirst();
    }

    /** The same table with another specification and other indexes, in transition. */
    public TableDefinition with(TableSpecification changed, List<IndexState> changedIndexes, Transition under) {
        return new TableDefinition(identity, changed, changedIndexes, under, billingModeChangedAt, stream);
    }

    /** The same table in another transition. */
    public TableDefinition with(Transition under) {
        return new TableDefinition(identity, specification, indexes, under, billingModeChangedAt, stream);
    }

    /** The same table, known to have become an on-demand table. */
    public TableDefinition withBillingModeChangedAt(Instant instant) {
        return new TableDefinition(identity, specification, indexes, transition, Optional.of(instant), stream);
    }

    /** The same table with another stream. */
    public TableDefinition withStream(TableStream changed) {
        return new TableDefinition(
                identity, specification, indexes, transition, billingModeChangedAt, Optional.of(changed));
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
