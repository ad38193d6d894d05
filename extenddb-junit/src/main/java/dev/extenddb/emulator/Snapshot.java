package dev.extenddb.emulator;

/**
 * The state of an emulator at one moment: tables, items, indexes, streams and the clock. Taking it costs nothing; from then on what is overwritten
 * is kept, until the snapshot is closed. Thread-safe.
 */
public final class Snapshot implements AutoCloseable {

    private final Scope scope;
    private final Journal journal;

    Snapshot(Scope scope, Journal journal) {
        this.scope = scope;
        this.journal = journal;
    }

    Scope scope() {
        return scope;
    }

    Journal journal() {
        return journal;
    }

    /** Gives the snapshot up: nothing is kept for it any more, and it cannot be restored. Doing so again does nothing. */
    @Override
    public void close() {
        scope.remove(journal);
    }
}
