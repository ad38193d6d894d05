package dev.extenddb.table;

import dev.extenddb.table.TableDefinition.Transition;
import java.time.Instant;

/**
 * What the catalog knows of an index besides its specification.
 *
 * @param name the index
 * @param id where its rows lie
 * @param backfilling whether rows of older items are still being added, so that it cannot be read yet
 * @param transition what is under way, and until when
 * @param throughput when its provisioned throughput changed
 */
public record IndexState(
        String name, long id, boolean backfilling, Transition transition, ThroughputHistory throughput) {

    /** An index that has the rows of all items from the beginning. */
    public static IndexState complete(String name, long id) {
        return new IndexState(name, id, false, Transition.NONE, ThroughputHistory.NONE);
    }

    /** The state at an instant. */
    public TableStatus status(Instant now) {
        if (isBeingDeleted() || !transition.isOver(now)) {
            return transition.status();
        }
        return backfilling ? TableStatus.CREATING : TableStatus.ACTIVE;
    }

    /** Whether the index is being added, and not even being filled yet. */
    public boolean isAllocated(Instant now) {
        return transition.status() == TableStatus.CREATING && !transition.isOver(now);
    }

    /** Whether only the filling of an index is still to be waited for. */
    public boolean isBackfilling(Instant now) {
        return backfilling && !isBeingDeleted() && transition.isOver(now);
    }

    /** Whether the index has the rows of all items at an instant, so that it may be read. */
    public boolean isReadable(Instant now) {
        TableStatus status = status(now);
        return status == TableStatus.ACTIVE || status == TableStatus.UPDATING;
    }

    /** Whether the index has been asked to go, so that it is neither written nor read any more. */
    public boolean isBeingDeleted() {
        return transition.status() == TableStatus.DELETING;
    }

    /** Whether the index's deletion is done, so that it is to be forgotten. */
    public boolean isGone(Instant now) {
        return isBeingDeleted() && transition.isOver(now);
    }

    /** The same index with all its rows. */
    public IndexState filled() {
        return new IndexState(name, id, false, transition, throughput);
    }

    /** The same index in another transition. */
    public IndexState with(Transition under) {
        return new IndexState(name, id, backfilling, under, throughput);
    }

    /** The same index with another history of its throughput. */
    public IndexState with(ThroughputHistory changed) {
        return new IndexState(name, id, backfilling, transition, changed);
    }
}
