package dev.extenddb.operation;

import dev.extenddb.dataplane.DataPlane;
import dev.extenddb.item.Bytes;
import dev.extenddb.storage.KeyRange;
import dev.extenddb.storage.Page;
import dev.extenddb.storage.StoredItem;
import dev.extenddb.table.Table;
import dev.extenddb.table.TableAddress;
import dev.extenddb.table.TableCatalog;
import dev.extenddb.table.TableDefinition;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Fills indexes that were added to tables with items. An index is written from the moment its table has it, and read once it is filled;
 * filling begins when the last write that did not know of it has ended. It adds the rows of items that were there before, each on
 * the condition that the item is still as it was read, so that it undoes no write. It survives a restart: whoever loads the table's definition
 * next goes on from the beginning, which does no harm. Thread-safe.
 */
public final class IndexBuilds implements AutoCloseable {

    private static final int CHUNK = 256;

    private final ScheduledExecutorService thread =
            Executors.newSingleThreadScheduledExecutor(new DaemonThreads("extenddb-index-builds"));
    private final Set<Long> underWay = ConcurrentHashMap.newKeySet();
    private final AtomicInteger unfinished = new AtomicInteger();
    private final Duration settling;
    private volatile TableCatalog tables;
    private volatile DataPlane items;

    /**
     * Builds for one engine.
     *
     * @param settling how long others may still write without knowing of a new index
     */
    public IndexBuilds(Duration settling) {
        this.settling = settling;
    }

    /** Begins to work; what was offered before waits until now. */
    public void start(TableCatalog catalog, DataPlane dataPlane) {
        tables = catalog;
        items = dataPlane;
    }

    /** Asks for the indexes of a table to be filled. */
    public void offer(Table table) {
        if (underWay.add(table.ref().id())) {
            unfinished.incrementAndGet();
            ScheduledFuture<?> unused = thread.schedule(() -> build(table), settling.toMillis(), TimeUnit.MILLISECONDS);
        }
    }

    /** Waits until all is filled that was offered before, and is to be filled at once. */
    public void await() {
        if (unfinished.get() > 0) {
            CompletableFuture.runAsync(() -> {}, thread).join();
        }
    }

    private void build(Table table) {
        try {
            fill(table);
            underWay.remove(table.ref().id());
            markFilled(table);
        } catch (RuntimeException e) {
            underWay.remove(table.ref().id());
            log().log(System.Logger.Level.ERROR, "An index of table " + table.name() + " could not be filled", e);
        } finally {
            unfinished.decrementAndGet();
        }
    }

    private void markFilled(Table table) {
        TableDefinition definition = table.definition();
        var address = new TableAddress(
                definition.identity().account(),
                definition.identity().region(),
                definition.identity().name());
        if (tables.find(address).map(Table::ref).filter(table.ref()::equals).isPresent()) {
            tables.update(address, current -> filled(current, definition));
        }
    }

    private void fill(Table table) {
        items.awaitWritesUnderWay();
        KeyRange range = new KeyRange(table.ref(), Bytes.EMPTY, Optional.empty(), true);
        while (true) {
            KeyRange next = range;
            Page page = items.reading(store -> store.read(next, CHUNK))
                    .toCompletableFuture()
                    .join();
            for (StoredItem item : page.items()) {
                items.backfill(table, item.key()).toCompletableFuture().join();
            }
            if (!page.more()) {
                return;
            }
            range = KeyRanges.after(
                    range, page.items().get(page.items().size() - 1).key());
        }
    }

    private static TableDefinition filled(TableDefinition current, TableDefinition built) {
        var indexes = current.indexes().stream()
                .map(index -> built.index(index.name())
                        .filter(done -> done.id() == index.id())
                        .map(done -> index.filled())
                        .orElse(index))
                .toList();
        TableDefinition filled = current.with(current.specification(), indexes, current.transition());
        return current.timeToLive()
                .filter(setting -> built.timeToLive()
                        .filter(done -> done.indexId() == setting.indexId())
                        .isPresent())
                .map(setting -> filled.with(setting.filled()))
                .orElse(filled);
    }

    @Override
    public void close() {
        thread.shutdownNow();
    }

    /** Found only when there is something to log: the first one to be found starts the platform's logging, which takes a while. */
    private static System.Logger log() {
        return System.getLogger(IndexBuilds.class.getName());
    }
}
