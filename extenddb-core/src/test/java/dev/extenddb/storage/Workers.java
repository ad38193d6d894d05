package dev.extenddb.storage;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Threads that begin at the same time. */
final class Workers {

    private static final int PATIENCE_SECONDS = 60;

    private Workers() {}

    /** Runs all work at the same time, and returns the results in the order of the work. Fails if any work fails, or does not end. */
    static <T> List<T> run(List<Work<T>> work) {
        var executor = Executors.newFixedThreadPool(work.size());
        try {
            var start = new CyclicBarrier(work.size());
            List<Future<T>> futures = new ArrayList<>();
            for (Work<T> each : work) {
                futures.add(executor.submit(() -> {
                    start.await(PATIENCE_SECONDS, TimeUnit.SECONDS);
                    return each.run();
                }));
            }
            List<T> results = new ArrayList<>();
            for (Future<T> future : futures) {
                results.add(future.get(PATIENCE_SECONDS, TimeUnit.SECONDS));
            }
            return results;
        } catch (ExecutionException e) {
            throw new AssertionError("a worker failed", e.getCause());
        } catch (InterruptedException | TimeoutException e) {
            throw new AssertionError("the workers do not end", e);
        } finally {
            executor.shutdownNow();
        }
    }

    /** Runs the same work in several threads. */
    static <T> List<T> run(int threads, IndexedWork<T> work) {
        List<Work<T>> all = new ArrayList<>();
        for (int i = 0; i < threads; i++) {
            int index = i;
            all.add(() -> work.run(index));
        }
        return run(all);
    }

    /** What one thread does. */
    @FunctionalInterface
    interface Work<T> {
        T run() throws Exception;
    }

    /** What a thread of a number, from 0, does. */
    @FunctionalInterface
    interface IndexedWork<T> {
        T run(int index) throws Exception;
    }
}
