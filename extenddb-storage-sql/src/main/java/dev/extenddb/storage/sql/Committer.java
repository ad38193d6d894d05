package dev.extenddb.storage.sql;

import dev.extenddb.storage.Change;
import dev.extenddb.storage.ConflictException;
import dev.extenddb.storage.ItemStore.Outcome;
import java.util.ArrayList;
import java.util.List;

/** How commits reach a database. See {@link dev.extenddb.storage.ItemStore} for what they promise. Thread-safe. */
@FunctionalInterface
public interface Committer {

    /** Applies all changes, or none. */
    void commit(List<Change> changes);

    /** Applies each change by itself; one after the other, if a database knows nothing better. */
    default List<Outcome> commitEach(List<Change> changes) {
        List<Outcome> outcomes = new ArrayList<>(changes.size());
        for (Change change : changes) {
            outcomes.add(commitOne(change));
        }
        return outcomes;
    }

    /** Applies one change. */
    default Outcome commitOne(Change change) {
        try {
            commit(List.of(change));
            return Outcome.APPLIED;
        } catch (ConflictException e) {
            return Outcome.CONFLICT;
        }
    }
}
