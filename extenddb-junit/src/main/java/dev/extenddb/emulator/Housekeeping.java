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

/**
 * Does what nobody asks for, every second: in emulators whose clocks run by themselves what is due; and clears up after those that were closed,
 * because no test should wait for the leavings of another. Thread-safe.
 */
final class Housekeeping implements AutoCloseable {

    private static final System.Logger LOG = System.getLogger(Housekeeping.class.getName());

    private final Scopes scopes;
    private final ExtendDb engine;
    private final ItemStore rows;
    private final Queue<Scope> closed = new ConcurrentLinkedQueue<>();
    private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor(work -> {
        var keeper = new Thread(work, "extenddb-housekeeping");
        keeper.setDaemon(true);
        return keeper;
    });

    Housekeeping(Scopes scopes, ExtendDb engine, ItemStore rows) {
        this.scopes = scopes;
        this.engine = engine;
        this.rows = rows;
        ScheduledFuture<?> unused = thread.scheduleWithFixedDelay(this::keepHouse, 1, 1, TimeUnit.SECONDS);
    }

    private void keepHouse() {
        clearClosed();
        catchUpAll();
    }

    private void catchUpAll() {
        for (Scope scope : scopes.all()) {
            if (scope.settings().clock() != ClockMode.FROZEN) {
                try {
                    catchUp(scope);
                } catch (RuntimeException e) {
                    LOG.log(System.Logger.Level.ERROR, "A background job failed; it will be tried again", e);
                }
            }
        }
    }

    private void clearClosed() {
        for (Scope scope = closed.poll(); scope != null; scope = closed.poll()) {
            try {
                clear(scope);
                scopes.remove(scope);
            } catch (RuntimeException e) {
                LOG.log(System.Logger.Level.ERROR, "The leavings of a closed emulator could not be removed", e);
            }
        }
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

    /** Removes within a second or so all that an emulator had that was closed. */
    void clearLater(Scope scope) {
        closed.add(scope);
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
