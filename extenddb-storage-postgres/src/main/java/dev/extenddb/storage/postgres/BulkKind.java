package dev.extenddb.storage.postgres;

import dev.extenddb.storage.Change;
import dev.extenddb.storage.Change.Check;
import dev.extenddb.storage.Change.Put;
import dev.extenddb.storage.Expected;
import java.util.Optional;

/** Changes that one statement can apply to many rows. */
enum BulkKind {
    /** Written whatever is there. */
    UPSERT,
    /** Written where there is nothing. */
    INSERT,
    /** Written in place of a version. */
    UPDATE,
    /** Removed whatever is there. */
    REMOVE,
    /** Removed if of a version. */
    DELETE,
    /** Left as it is, and locked, if of a version. */
    CHECK;

    /** The kind of a change; empty if it must be committed alone. */
    static Optional<BulkKind> of(Change change) {
        if (change.effect() instanceof Check) {
            return change.expected() instanceof Expected.Version ? Optional.of(CHECK) : Optional.empty();
        }
        boolean put = change.effect() instanceof Put;
        if (change.expected() instanceof Expected.Version) {
            return Optional.of(put ? UPDATE : DELETE);
        }
        if (change.expected() instanceof Expected.Absent) {
            return put ? Optional.of(INSERT) : Optional.empty();
        }
        // What index rows go with the item is not known without an expectation: see ChainedCommit.
        return change.indexes().isEmpty() ? Optional.of(put ? UPSERT : REMOVE) : Optional.empty();
    }

    /** Whether there must be a row of a version. */
    boolean expectsVersion() {
        return this == UPDATE || this == DELETE || this == CHECK;
    }

    /** Whether a row is written. */
    boolean writes() {
        return this == UPSERT || this == INSERT || this == UPDATE;
    }

    /** Whether changes depend on what is there, and each may be a conflict. */
    boolean isConditional() {
        return this == INSERT || expectsVersion();
    }
}
