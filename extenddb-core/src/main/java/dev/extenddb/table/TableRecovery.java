package dev.extenddb.table;

import java.util.Optional;

/**
 * What is kept of a table's past, and of whose past the table is made.
 *
 * @param pointInTime its history, if it is kept
 * @param origin what it is restored from, if it is
 */
public record TableRecovery(Optional<PointInTimeRecovery> pointInTime, Optional<RestoreOrigin> origin) {

    /** A table without a past. */
    public static final TableRecovery NONE = new TableRecovery(Optional.empty(), Optional.empty());

    /** The past of a table that is being restored. */
    public static TableRecovery from(RestoreOrigin origin) {
        return new TableRecovery(Optional.empty(), Optional.of(origin));
    }

    /** The same with another history, or with none. */
    public TableRecovery with(Optional<PointInTimeRecovery> changed) {
        return new TableRecovery(changed, origin);
    }

    /** The same when all items are restored. */
    TableRecovery restored() {
        return new TableRecovery(pointInTime, origin.map(RestoreOrigin::done));
    }

    /** Whether items are still being restored. */
    boolean isRestoring() {
        return origin.isPresent() && !origin.get().finished();
    }
}
