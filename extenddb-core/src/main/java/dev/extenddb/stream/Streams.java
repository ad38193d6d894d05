package dev.extenddb.stream;

import dev.extenddb.storage.Storage;
import dev.extenddb.table.TableCatalog;
import java.time.InstantSource;

/** All that there is to know of streams in one database. Thread-safe; what it hands out waits for the store. */
public final class Streams {

    private final StreamCatalog catalog;
    private final LogKeeper keeper;
    private final LogReader reader;
    private final IteratorTokens iterators;
    private final StreamSettings settings;

    /** The streams of a database. */
    public Streams(Storage storage, TableCatalog tables, InstantSource clock, StreamSettings settings) {
        this.catalog = new StreamCatalog(storage, tables);
        this.keeper = new LogKeeper(storage.items(), clock, settings);
        this.reader = new LogReader(storage.items());
        this.iterators = new IteratorTokens(storage.catalog());
        this.settings = settings;
    }

    /** Which streams there are. */
    public StreamCatalog catalog() {
        return catalog;
    }

    /** Brings their logs up to date. */
    public LogKeeper keeper() {
        return keeper;
    }

    /** Reads their records. */
    public LogReader reader() {
        return reader;
    }

    /** The text of iterators. */
    public IteratorTokens iterators() {
        return iterators;
    }

    /** How they are kept. */
    public StreamSettings settings() {
        return settings;
    }

    /** Does for all streams what {@link #maintain(String, String)} does for those of an account. */
    public void maintain() {
        catalog.forEachOwner(this::maintain);
    }

    /**
     * Does for the streams of an account in a region what readers do on their way, for those that nobody reads: takes in what was recorded,
     * trims what is too old, removes what ended long ago.
     */
    public void maintain(String account, String region) {
        for (ChangeStream stream : catalog.expire(account, region)) {
            LogHead unused = keeper.upToDate(stream);
        }
    }
}
