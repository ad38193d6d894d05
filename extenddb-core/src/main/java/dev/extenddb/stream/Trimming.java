package dev.extenddb.stream;

import dev.extenddb.storage.IndexChange;
import dev.extenddb.storage.ItemStore;
import dev.extenddb.storage.StoredItem;
import dev.extenddb.storage.TableRef;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Removes records that are too old, from the oldest on. */
final class Trimming {

    private static final int MOST_ROWS = 500;

    private final ItemStore store;

    Trimming(ItemStore store) {
        this.store = store;
    }

    /** The next step, if records were made at or before an instant. */
    Optional<LogStep> next(TableRef log, LogHead head, Instant limit) {
        if (!head.isDue(limit)) {
            return Optional.empty();
        }
        var rows = new ArrayList<IndexChange>();
        var horizons = new ArrayList<>(head.horizons());
        Optional<Instant> oldest = Optional.empty();
        for (int slot = 0; slot < horizons.size(); slot++) {
            if (rows.size() >= MOST_ROWS) {
                return Optional.of(new LogStep(head.trimmed(horizons, head.oldest()), rows, false));
            }
            Optional<Instant> kept = trim(log, slot, limit, rows, horizons);
            oldest = earlier(oldest, kept);
        }
        return Optional.of(new LogStep(head.trimmed(horizons, oldest), rows, false));
    }

    /** Trims the beginning of a slot; returns when the first record was made that stays. */
    private Optional<Instant> trim(TableRef log, int slot, Instant limit, List<IndexChange> rows, List<Long> horizons) {
        var range = LogKeys.numbered(log, slot, horizons.get(slot), Optional.empty());
        for (StoredItem row : store.read(range, MOST_ROWS).items()) {
            Instant createdAt = ChangeSummary.decode(row.json()).createdAt();
            if (createdAt.isAfter(limit)) {
                return Optional.of(createdAt);
            }
            rows.add(new IndexChange(log, row.key(), Optional.empty()));
            horizons.set(slot, LogKeys.positionOf(row.key()) + 1);
        }
        // Nothing is left, or nobody knows yet how old it is.
        return rows.size() < MOST_ROWS ? Optional.empty() : Optional.of(limit);
    }

    private static Optional<Instant> earlier(Optional<Instant> one, Optional<Instant> other) {
        if (one.isEmpty() || other.isEmpty()) {
            return one.or(() -> other);
        }
        return one.get().isBefore(other.get()) ? one : other;
    }
}
