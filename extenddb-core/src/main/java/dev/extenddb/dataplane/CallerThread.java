package dev.extenddb.dataplane;

import dev.extenddb.storage.TableKey;
import java.util.Collection;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

/**
 * Works at once on the caller's thread, for stores that do not wait: leaving the thread would cost more than the work. Writers of one
 * item wait for each other at a lock that the item shares with few others.
 */
final class CallerThread implements StoreThreads {

    /** A power of two, far more than there are cores. */
    private static final int STRIPES = 256;

    private final ReentrantLock[] stripes = new ReentrantLock[STRIPES];

    CallerThread() {
        for (int i = 0; i < STRIPES; i++) {
            stripes[i] = new ReentrantLock();
        }
    }

    @Override
    public <T> CompletionStage<T> inTurn(Collection<TableKey> items, Supplier<T> work) {
        int[] wanted = items.stream()
                .mapToInt(CallerThread::stripe)
                .sorted()
                .distinct()
                .toArray();
        for (int stripe : wanted) {
            stripes[stripe].lock();
        }
        try {
            return run(work);
        } finally {
            for (int stripe : wanted) {
                stripes[stripe].unlock();
            }
        }
    }

    @Override
    public <T> CompletionStage<T> inTurn(TableKey item, Supplier<T> work) {
        return holding(stripes[stripe(item)], work);
    }

    private <T> CompletionStage<T> holding(ReentrantLock stripe, Supplier<T> work) {
        stripe.lock();
        try {
            return run(work);
        } finally {
            stripe.unlock();
        }
    }

    @Override
    public CompletionStage<?> underWayEnded() {
        for (ReentrantLock stripe : stripes) {
            CompletionStage<Boolean> unused = holding(stripe, () -> true);
        }
        return CompletableFuture.completedFuture(true);
    }

    @Override
    public <T> CompletionStage<T> run(Supplier<T> work) {
        try {
            return CompletableFuture.completedFuture(work.get());
        } catch (RuntimeException e) {
            return CompletableFuture.failedFuture(e);
        }
    }

    private static int stripe(TableKey item) {
        int hash = item.hashCode() * 0x9E3779B9;
        return hash >>> (Integer.SIZE - Integer.numberOfTrailingZeros(STRIPES));
    }

    @Override
    public void close() {
        // There are no threads to end.
    }
}
