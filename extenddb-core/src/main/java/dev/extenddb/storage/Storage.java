package dev.extenddb.storage;

/**
 * One database behind the engine. Thread-safe, as are all the parts it hands out; they stay usable until {@link #close()}.
 *
 * <p>Every method of the parts throws {@link StorageException} when the database fails.
 */
public interface Storage extends AutoCloseable {

    /** The rows of tables and indexes. */
    ItemStore items();

    /**
     * The same rows for reads that need not see the latest commits: a replica may have them, which lags behind. What it does not have is read where
     * {@link #items()} does. Where there is no replica, this is {@link #items()} itself.
     */
    default ItemStore laggingItems() {
        return items();
    }

    /** Where rows of a table or an index live. */
    TableSpaces tableSpaces();

    /** The control plane's documents: table descriptions and the like. */
    CatalogStore catalog();

    /**
     * Whether calls wait for a disk or a network. The engine runs calls to a store that does not block on the caller's thread, and hands
     * those to a blocking store over to threads of its own.
     */
    boolean blocking();

    /** Whether other processes may write to the same database, so that what was read from the catalog can become out of date. */
    boolean shared();

    /** Releases connections and files. Calls under way may fail. */
    @Override
    void close();
}
