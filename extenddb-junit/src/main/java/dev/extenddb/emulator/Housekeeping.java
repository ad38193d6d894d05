package dev.extenddb.emulator;

import dev.extenddb.AccountData;
import dev.extenddb.ExtendDb;
import dev.extenddb.storage.Change;
import dev.extenddb.storage.Expected;
import dev.extenddb.storage.ItemStore;
import dev.extenddb.storage.TableKey;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Does what nobody asks for: in emulators whose clocks run by themselves, every second what is due; and clears up after those that were closed, by and by,
 * because no test should wait for the leavings of another, nor share the processor with their removal while it is new. Thread-safe.
 */
final class Housekeeping implements AutoCloseable {

    /** In seconds, between two looks at what is due. */
    private static final int ROUND = 1;

    /** In seconds, how long leavings are left alone, unless there are too many. */
    private static final int PATIENCE = 5;

    /** How many closed emulators are too many to wait any longer. */
    private static final int MOST_LEAVINGS = 256;

    private final Scopes scopes;
    private final ExtendDb engine;
    private final ItemStore rows;
    private final Queue<Scope> closed = new ConcurrentLinkedQueue<>();
    private final AtomicInteger everClosed = new AtomicInteger();
    private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor(work -> {
        var keeper = new Thread(work, "extenddb-housekeeping");
        keeper.setDaemon(true);
        return keeper;
    });

    Housekeeping(Scopes scopes, ExtendDb engine, ItemStore rows) {
        this.scopes = scopes;
        this.engine = engine;
        this.rows = rows;
        every(ROUND, this::catchUpAll);
        every(PATIENCE, this::clearClosed);
    }

    private void every(int seconds, Runnable work) {
        ScheduledFuture<?> unused = thread.scheduleWithFixedDelay(work, seconds, seconds, TimeUnit.SECONDS);
    }

    private void catchUpAll() {
        for (Scope scope : scopes.all()) {
            if (isDue(scope)) {
                try {
                    catchUp(scope);
                } catch (RuntimeException e) {
                    log().log(System.Logger.Level.ERROR, "A background job failed; it will be tried again", e);
                }
            }
        }
    }

    /** Clocks that run by themselves have not come far in what is younger than a round. */
    private static boolean isDue(Scope scope) {
        return scope.settings().clock() != ClockMode.FROZEN
                && !scope.hasEnded()
                && scope.age().toSeconds() >= ROUND;
    }

    private void clearClosed() {
        for (Scope scope = closed.poll(); scope != null; scope = closed.poll()) {
            try {
                clear(scope);
                scopes.remove(scope);
            } catch (RuntimeException e) {
                log().log(System.Logger.Level.ERROR, "The leavings of a closed emulator could not be removed", e);
            }
        }
    }

    /** Looked up when there is something to tell: the platform's logging takes a good part of a first test's time to start. */
    private static System.Logger log() {
        return System.getLogger(Housekeeping.class.getName());
    }

    /** Does what is due in an emulator, on the caller's thread. */
    void catchUp(Scope scope) {
        within(scope, () -> data(scope, scope.settings().region()).runBackgroundJobs());
    }

    /** Removes all that an emulator has, on the caller's thread. */
    void clear(Scope scope) {
        within(scope, () -> {
            scope.regions().forEach(region -> data(scope, region).removeAll());
            List<Change> shared =
                    scope.sharedRows().stream().map(Housekeeping::removal).toList();
            if (!shared.isEmpty()) {
                List<ItemStore.Outcome> unused = rows.commitEach(shared);
            }
            scope.sharedRows().clear();
        });
    }

    private static Change removal(TableKey row) {
        return new Change(row.table(), row.key(), Expected.ANY, new Change.Delete(), List.of());
    }

    /** Removes all that an emulator had that was closed, within some seconds. */
    void clearLater(Scope scope) {
        scope.end();
        if (!scope.isUsed()) {
            scopes.remove(scope);
            return;
        }
        closed.add(scope);
        if (everClosed.incrementAndGet() % MOST_LEAVINGS == 0 && !thread.isShutdown()) {
            thread.execute(this::clearClosed);
        }
    }

    /** Waits until the leavings are gone of all emulators that were closed before. */
    void await() {
        CompletableFuture.runAsync(this::clearClosed, thread).join();
    }

    void within(Scope scope, Runnable work) {
        boolean unused = scopes.within(Call.ofItself(scope), () -> {
            work.run();
            return true;
        });
    }

    AccountData data(Scope scope, String region) {
        return engine.account(scope.account(), region);
    }

    /** Ends the thread, once it has cleared up. */
    @Override
    public void close() {
        await();
        thread.shutdownNow();
    }
}
