package dev.extenddb.testing;

import java.util.ArrayList;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Does one thing on several threads at once. */
public final class Threads {

    private Threads() {}

    /** What a thread does, given its number from 0. */
    @FunctionalInterface
    public interface Work {
        void run(int thread) throws Exception;
    }

    /** Starts all threads at one moment and waits for them; fails if any of them does. */
    public static void run(int count, Work work) {
        var start = new CyclicBarrier(count);
        var executor = Executors.newFixedThreadPool(count);
        try {
            var running = new ArrayList<Future<?>>();
            for (int i = 0; i < count; i++) {
                int thread = i;
                running.add(executor.submit(() -> {
                    start.await();
                    work.run(thread);
                    return null;
                }));
            }
            for (Future<?> thread : running) {
                thread.get();
            }
        } catch (ExecutionException e) {
            throw new AssertionError("a thread failed", e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        } finally {
            executor.shutdownNow();
        }
    }
}
