package dev.extenddb.operation;

import dev.extenddb.dataplane.DataPlane;
import dev.extenddb.dataplane.IndexQueue;
import dev.extenddb.dataplane.QueuedIndexWrite;
import dev.extenddb.storage.KeyRange;
import dev.extenddb.storage.Page;
import dev.extenddb.storage.StoredItem;
import dev.extenddb.table.Table;
import dev.extenddb.table.TableCatalog;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;

/** Tells global indexes of the writes that they are yet to learn of, once those are due. Several nodes may do so at once. Thread-safe. */
public final class IndexPropagation implements AutoCloseable {

    private static final int STEP = 128;

    /** The pause between two looks at the queue while writes come in: short, since delays are. */
    private static final int PAUSE_MILLIS = 10;

    /** The pause while indexes are told of writes at once, and the queue can only have what was left of earlier days. */
    private static final int IDLE_PAUSE_MILLIS = 1_000;

    private final TableCatalog tables;
    private final IndexQueue queue;
    private final DataPlane items;
    private final ScheduledExecutorService thread =
            Executors.newSingleThreadScheduledExecutor(new DaemonThreads("extenddb-index-propagation"));

    /** Propagation to the indexes of all tables. */
    public IndexPropagation(TableCatalog tables, IndexQueue queue, DataPlane items) {
        this.tables = tables;
        this.queue = queue;
        this.items = items;
    }

    /** Begins to do by and by what is due. */
    public void start() {
        int pause = queue.delays() ? PAUSE_MILLIS : IDLE_PAUSE_MILLIS;
        try {
            ScheduledFuture<?> unused = thread.schedule(this::goOn, pause, TimeUnit.MILLISECONDS);
        } catch (RejectedExecutionException closed) {
            log().log(System.Logger.Level.DEBUG, "Propagation to indexes has ended", closed);
        }
    }

    private void goOn() {
        try {
            propagateDue();
        } catch (RuntimeException e) {
            log().log(
                            System.Logger.Level.ERROR,
                            "Writes could not be propagated to indexes; it will be tried again",
                            e);
        }
        start();
    }

    /** Does now what is due, on the caller's thread. */
    public void propagateDue() {
        propagate(IndexQueue.due(tables.now()));
    }

    /** Does now all that there is, due or not. */
    public void propagateAll() {
        propagate(IndexQueue.all());
    }

    private void propagate(KeyRange range) {
        while (true) {
            KeyRange next = range;
            Page page = items.reading(store -> store.read(next, STEP))
                    .toCompletableFuture()
                    .join();
            for (StoredItem row : page.items()) {
                propagate(row);
            }
            if (!page.more()) {
                return;
            }
            range = KeyRanges.after(
                    range, page.items().get(page.items().size() - 1).key());
        }
    }

    private void propagate(StoredItem row) {
        QueuedIndexWrite write = QueuedIndexWrite.decode(row.json());
        Optional<Table> table =
                tables.find(write.table()).filter(found -> found.ref().equals(write.ref()));
        table.map(found -> items.propagate(write, row.key(), found))
                .orElseGet(() -> items.forget(row.key()))
                .toCompletableFuture()
                .join();
    }

    @Override
    public void close() {
        thread.shutdownNow();
    }

    /** Found only when there is something to log: the first one to be found starts the platform's logging, which takes a while. */
    private static System.Logger log() {
        return System.getLogger(IndexPropagation.class.getName());
    }
}
