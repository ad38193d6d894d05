package dev.extenddb.dataplane;

import dev.extenddb.storage.TableKey;
import java.util.Collection;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;

/** On which threads work with a store is done, so that no caller waits for a disk, and writers of one item take turns. Thread-safe. */
interface StoreThreads extends AutoCloseable {

    /** Threads that suit a store. */
    static StoreThreads of(boolean blocking) {
        return blocking ? new StoreLanes() : new CallerThread();
    }

    /** Does some work, one after the other with all other work on any of the same items. */
    <T> CompletionStage<T> inTurn(Collection<TableKey> items, Supplier<T> work);

    /** Does some work, one after the other with all other work on the item. */
    <T> CompletionStage<T> inTurn(TableKey item, Supplier<T> work);

    /** Completes when all work on items has ended that is under way; what begins meanwhile is not waited for. */
    CompletionStage<?> underWayEnded();

    /** Does some work. */
    <T> CompletionStage<T> run(Supplier<T> work);

    @Override
    void close();
}
