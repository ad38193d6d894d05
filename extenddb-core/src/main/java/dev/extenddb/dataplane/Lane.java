package dev.extenddb.dataplane;

import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;

/**
 * A thread that deals at one go with all jobs that wait: the more there is to do, the less each costs. A job that comes alone is not kept
 * waiting. Thread-safe.
 */
final class Lane<J> implements AutoCloseable {

    private final int most;
    private final Consumer<List<J>> work;
    private final ExecutorService thread;
    private final Queue<J> waiting = new ConcurrentLinkedQueue<>();
    private final AtomicBoolean called = new AtomicBoolean();

    /**
     * A lane.
     *
     * @param most how many jobs are dealt with at one go
     * @param work deals with jobs; must not throw
     */
    Lane(String name, int most, Consumer<List<J>> work) {
        this.most = most;
        this.work = work;
        this.thread = Executors.newSingleThreadExecutor(body -> {
            var worker = new Thread(body, name);
            worker.setDaemon(true);
            return worker;
        });
    }

    /** Adds a job. */
    void add(J job) {
        waiting.add(job);
        if (called.compareAndSet(false, true)) {
            thread.execute(this::drain);
        }
    }

    /** Completes when all jobs have been dealt with that were added before; what is added meanwhile is not waited for. */
    CompletionStage<?> underWayEnded() {
        return CompletableFuture.runAsync(() -> {}, thread);
    }

    /** Takes only what is there now, so that whoever awaits the end of that is not kept by what comes after. */
    private void drain() {
        called.set(false);
        int left = waiting.size();
        while (left > 0) {
            var batch = new ArrayList<J>(Math.min(left, most));
            for (int i = Math.min(left, most); i > 0; i--) {
                batch.add(waiting.remove());
            }
            left -= batch.size();
            work.accept(batch);
        }
    }

    @Override
    public void close() {
        thread.shutdown();
    }
}
