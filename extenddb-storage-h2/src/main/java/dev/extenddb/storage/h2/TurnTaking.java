package dev.extenddb.storage.h2;

import dev.extenddb.storage.Change;
import dev.extenddb.storage.sql.Committer;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Lets commits of the same item take turns. H2 alone would do if its file store kept to its isolation: but of several threads that update one
 * row where it has a certain version, it lets two succeed once in some ten thousand times. No other process can have the file open, so locks
 * in this one are enough. Thread-safe.
 */
final class TurnTaking implements Committer {

    /** A power of two, far more than there are threads. */
    private static final int STRIPES = 1024;

    private final Committer committer;
    private final ReentrantLock[] stripes = new ReentrantLock[STRIPES];

    TurnTaking(Committer committer) {
        this.committer = committer;
        Arrays.setAll(stripes, i -> new ReentrantLock());
    }

    @Override
    public void commit(List<Change> changes) {
        int[] wanted = changes.stream()
                .mapToInt(TurnTaking::stripe)
                .sorted()
                .distinct()
                .toArray();
        for (int stripe : wanted) {
            stripes[stripe].lock();
        }
        try {
            committer.commit(changes);
        } finally {
            for (int stripe : wanted) {
                stripes[stripe].unlock();
            }
        }
    }

    private static int stripe(Change change) {
        int hash = (31 * change.table().hashCode() + change.key().hashCode()) * 0x9E3779B9;
        return hash >>> (Integer.SIZE - Integer.numberOfTrailingZeros(STRIPES));
    }
}
