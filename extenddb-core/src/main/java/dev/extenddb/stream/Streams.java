package dev.extenddb.stream;

import dev.extenddb.storage.Storage;
import dev.extenddb.table.TableCatalog;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicReference;

/** All that there is to know of streams in one database. Thread-safe; what it hands out waits for the store. */
public final class Streams {

    private static final Duration MAINTENANCE_PAUSE = Duration.ofMinutes(1);

    private final StreamCatalog catalog;
    private final LogKeeper keeper;
    private final LogReader reader;
    private final IteratorTokens iterators;
    private final StreamSettings settings;
    private final InstantSource clock;
    private final AtomicReference<Instant> maintainedAt = new AtomicReference<>(Instant.EPOCH);

    /** The streams of a database. */
    public Streams(Storage storage, TableCatalog tables, InstantSource clock, StreamSettings settings) {
        this.catalog = new StreamCatalog(storage, tables);
        this.keeper = new LogKeeper(storage.items(), clock, settings.clockSkew());
        this.reader = new LogReader(storage.items());
        this.iterators = new IteratorTokens(storage.catalog());
        this.settings = settings;
        this.clock = clock;
    }

    /** Which streams there are. */
    public StreamCatalog catalog() {
        return catalog;
    }

    /** Brings logs up to date. */
    public LogKeeper keeper() {
        return keeper;
    }

    /** Brings a stream up to date; see {@link LogKeeper#upToDate}. */
    public LogHead upToDate(ChangeStream stream) {
        return keeper.upToDate(stream.log(clock.instant(), settings));
    }

    /** Closes the open shards of a stream, each of which goes on in a new one, however young they are. */
    public void rollOver(ChangeStream stream) {
        keeper.rollOver(stream.log(clock.instant(), settings));
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

    /**
     * Does for all streams what readers do on their way, for those that nobody reads: takes in what was recorded, trims what is too old,
     * removes what ended long ago. A call within a minute of the last does nothing.
     */
    public void maintain() {
        Instant now = clock.instant();
        Instant last = maintainedAt.get();
        if (now.isBefore(last.plus(MAINTENANCE_PAUSE)) || !maintainedAt.compareAndSet(last, now)) {
            return;
        }
        for (ChangeStream stream : catalog.allKept()) {
            LogHead unused = upToDate(stream);
        }
    }

    /** Does the same for the streams of one account, in any case. */
    public void maintain(String account) {
        for (ChangeStream stream : catalog.allKept(account)) {
            LogHead unused = upToDate(stream);
        }
    }
}
