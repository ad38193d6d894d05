package dev.extenddb.operation;

import dev.extenddb.backup.Histories;
import dev.extenddb.backup.Restoration;
import dev.extenddb.dataplane.DataPlane;
import dev.extenddb.error.DynamoDbException;
import dev.extenddb.error.ErrorCode;
import dev.extenddb.storage.Storage;
import dev.extenddb.table.RunningRestore;
import dev.extenddb.table.RunningRestores;
import dev.extenddb.table.Table;
import dev.extenddb.table.TableAddress;
import dev.extenddb.table.TableCatalog;
import dev.extenddb.table.TableDefinition;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/**
 * Does what restores have to do, one after the other: on a thread of its own where the store blocks, else on the thread that asks. The database
 * knows of every restore until it has ended: one that was interrupted is begun anew by whoever looks for such next, which does no harm.
 * Of several processes one at a time works on a restore. Thread-safe.
 */
public final class Restores implements AutoCloseable {

    /** How many may go on in an account; see "Quotas" in the Developer Guide. */
    private static final int MOST_AT_ONCE = 50;

    /** For longer than it takes to create a table of whose restore the database knows already. */
    private static final Duration ANNOUNCEMENT_LASTS = Duration.ofMinutes(1);

    private final ScheduledExecutorService thread =
            Executors.newSingleThreadScheduledExecutor(new DaemonThreads("extenddb-restores"));
    private final Set<Long> underWay = ConcurrentHashMap.newKeySet();
    private final Storage storage;
    private final TableCatalog tables;
    private final DataPlane items;
    private final RunningRestores running;
    private final Histories histories;

    /**
     * Restores of one engine.
     *
     * @param running those that the database knows of
     */
    Restores(Storage storage, TableCatalog tables, DataPlane items, RunningRestores running, Histories histories) {
        this.storage = storage;
        this.tables = tables;
        this.items = items;
        this.running = running;
        this.histories = histories;
    }

    /**
     * Has the database know of a restore before its table is there: from then on nobody removes what it reads.
     *
     * @param creation creates the table; if it throws, there is no restore
     * @throws DynamoDbException a {@code LimitExceededException} if there are too many, a {@code TableInUseException} if there is one already
     */
    void announce(RunningRestore restore, Runnable creation) {
        if (running.of(restore.target().account()).size() >= MOST_AT_ONCE) {
            throw DynamoDbException.limitExceeded("Subscriber limit exceeded: Only " + MOST_AT_ONCE
                    + " restore operations can be done simultaneously");
        }
        if (!running.add(restore)) {
            throw alreadyRestoring(restore.target());
        }
        try {
            creation.run();
        } catch (RuntimeException e) {
            histories.release(restore);
            throw e;
        }
    }

    static DynamoDbException alreadyRestoring(TableAddress target) {
        return new DynamoDbException(ErrorCode.TABLE_IN_USE, "Table: " + target.name() + " is already being restored");
    }

    /** Begins a restore, or begins it anew, unless this process is at it. */
    void begin(RunningRestore restore) {
        if (!underWay.add(restore.targetRef().id())) {
            return;
        }
        if (storage.blocking()) {
            // A history may begin a little later than now; what is restored must have come to pass.
            Duration ahead = Duration.between(tables.now(), restore.instant());
            ScheduledFuture<?> unused =
                    thread.schedule(() -> work(restore), Math.max(0, ahead.toMillis()), TimeUnit.MILLISECONDS);
        } else {
            work(restore);
        }
    }

    /** Goes on with all restores that were interrupted. */
    void resume() {
        for (RunningRestore restore : running.all()) {
            begin(restore);
        }
    }

    /** Goes on with those of one account. */
    void resume(String account) {
        for (RunningRestore restore : running.of(account)) {
            begin(restore);
        }
    }

    /** Gives up all restores into an account's tables of a region. */
    void abandon(String account, String region) {
        for (RunningRestore restore : running.of(account)) {
            if (restore.target().region().equals(region)) {
                histories.release(restore);
            }
        }
    }

    /** Waits until all is done that was begun before, and is to be done at once. */
    public void await() {
        if (!underWay.isEmpty()) {
            CompletableFuture.runAsync(() -> {}, thread).join();
        }
    }

    private void work(RunningRestore restore) {
        try {
            restore(restore);
        } catch (RuntimeException e) {
            log().log(
                            System.Logger.Level.ERROR,
                            "Table " + restore.target().name() + " could not be restored; it will be tried again",
                            e);
        } finally {
            underWay.remove(restore.targetRef().id());
        }
    }

    private void restore(RunningRestore restore) {
        Optional<Table> target =
                tables.find(restore.target()).filter(table -> table.ref().equals(restore.targetRef()));
        if (target.isEmpty()) {
            Instant limit = restore.startedAt().plus(ANNOUNCEMENT_LASTS);
            if (!tables.now().isBefore(limit)) {
                histories.release(restore);
            }
            return;
        }
        Optional<Lease> lease = storage.shared()
                ? Optional.of(new Lease(
                        storage.catalog(), "restore " + restore.targetRef().id(), tables::now))
                : Optional.empty();
        if (lease.map(Lease::hold).orElse(true)) {
            boolean done = isDone(restore, target.get(), lease);
            lease.ifPresent(Lease::release);
            if (done) {
                histories.release(restore);
            }
        }
    }

    private boolean isDone(RunningRestore restore, Table target, Optional<Lease> lease) {
        BooleanSupplier mayGoOn =
                () -> !thread.isShutdown() && lease.map(Lease::hold).orElse(true) && isOpen(restore);
        boolean restored = new Restoration(storage.items(), items, histories, restore, target, mayGoOn).run();
        if (restored && mayGoOn.getAsBoolean()) {
            tables.finishRestore(restore.target(), restore.targetRef());
        }
        return !isOpen(restore);
    }

    /** Whether the table is without all its items, as the database has it: what is cached may be older than the end of a restore elsewhere. */
    private boolean isOpen(RunningRestore restore) {
        return tables.stored(restore.target())
                .filter(table -> table.identity().id() == restore.targetRef().id())
                .filter(TableDefinition::isRestoring)
                .isPresent();
    }

    @Override
    public void close() {
        thread.shutdownNow();
    }

    /** Found only when there is something to log: the first one to be found starts the platform's logging, which takes a while. */
    private static System.Logger log() {
        return System.getLogger(Restores.class.getName());
    }
}
