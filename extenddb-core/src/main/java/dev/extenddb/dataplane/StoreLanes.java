package dev.extenddb.dataplane;

import dev.extenddb.storage.TableKey;
import java.util.Arrays;
import java.util.Collection;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

/**
 * Hands work over to a few lanes, each a thread with a queue, for stores that wait. All work on one item goes to the item's own lane, so
 * that writers of one item take turns without a lock; work on several items goes to any lane and relies on the store's compare-and-set.
 */
final class StoreLanes implements StoreThreads {

    private static final int LANES = 16;

    private final ExecutorService[] lanes = new ExecutorService[LANES];
    private final AtomicInteger next = new AtomicInteger();

    StoreLanes() {
        for (int i = 0; i < LANES; i++) {
            String name = "extenddb-store-" + i;
            lanes[i] = Executors.newSingleThreadExecutor(work -> {
                var thread = new Thread(work, name);
                thread.setDaemon(true);
                return thread;
            });
        }
    }

    @Override
    public <T> CompletionStage<T> inTurn(Collection<TableKey> items, Supplier<T> work) {
        return items.size() == 1 ? inTurn(items.iterator().next(), work) : run(work);
    }

    @Override
    public <T> CompletionStage<T> inTurn(TableKey item, Supplier<T> work) {
        return inLane(item.hashCode(), work);
    }

    @Override
    public CompletionStage<?> underWayEnded() {
        var ends = Arrays.stream(lanes)
                .map(lane -> CompletableFuture.runAsync(() -> {}, lane))
                .toArray(CompletableFuture<?>[]::new);
        return CompletableFuture.allOf(ends);
    }

    @Override
    public <T> CompletionStage<T> run(Supplier<T> work) {
        return inLane(next.getAndIncrement(), work);
    }

    private <T> CompletionStage<T> inLane(int number, Supplier<T> work) {
        return CompletableFuture.supplyAsync(work, lanes[Math.floorMod(number, LANES)]);
    }

    @Override
    public void close() {
        for (ExecutorService lane : lanes) {
            lane.shutdown();
        }
    }
}
