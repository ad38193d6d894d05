package dev.extenddb.junit;

import dev.extenddb.ExtendDbClient;
import dev.extenddb.error.DynamoDbException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * Drops the tables and streams of accounts whose tests have ended, in the background: a suite of thousands of tests must not fill the memory, but no
 * test should wait for the leavings of another. Thread-safe.
 */
final class AccountSweeper implements AutoCloseable {

    private final ExecutorService thread = Executors.newSingleThreadExecutor(work -> {
        var sweeper = new Thread(work, "extenddb-account-sweeper");
        sweeper.setDaemon(true);
        return sweeper;
    });

    /** Has the tables of an account dropped before long. */
    void sweep(ExtendDbClient tables) {
        thread.execute(() -> dropAll(tables));
    }

    /** Waits until all is dropped that was given up before. */
    void await() {
        CompletableFuture.runAsync(() -> {}, thread).join();
    }

    private static void dropAll(ExtendDbClient tables) {
        Optional<String> last = Optional.empty();
        do {
            List<String> names = tables.tableNames(last);
            names.forEach(name -> drop(tables, name));
            last = names.isEmpty() ? Optional.empty() : Optional.of(names.get(names.size() - 1));
        } while (last.isPresent());
        tables.removeEndedStreams();
    }

    private static void drop(ExtendDbClient tables, String name) {
        try {
            tables.deleteTable(name);
        } catch (DynamoDbException e) {
            // A protected table, or one that the test is still busy with: it stays until the engine ends.
        }
    }

    /** Ends the thread, once it has done what it was given. */
    @Override
    public void close() {
        await();
        thread.shutdown();
    }
}
