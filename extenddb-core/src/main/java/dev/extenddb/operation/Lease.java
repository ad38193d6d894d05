package dev.extenddb.operation;

import dev.extenddb.storage.CatalogEntry;
import dev.extenddb.storage.CatalogKey;
import dev.extenddb.storage.CatalogStore;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Supplier;

/**
 * The right to do some work, which one of the processes that share a database has at a time. Its holder keeps it by asking for it again; others
 * get it when the holder gives it back, or is not heard of for long enough. Clocks may differ a little and work may take longer than
 * the lease, so two may work at once for a while: the work must bear that. Thread-safe.
 */
public final class Lease {

    /** After which time a holder that was not heard of is taken for dead. */
    static final Duration LIFE = Duration.ofSeconds(15);

    private static final String NOBODY = "";
    private static final String KIND = "lease";

    private final CatalogStore catalog;
    private final CatalogKey key;
    private final Supplier<Instant> clock;
    private final long holder = ThreadLocalRandom.current().nextLong();

    /**
     * A lease that is not held yet.
     *
     * @param work names what it is for
     */
    Lease(CatalogStore catalog, String work, Supplier<Instant> clock) {
        this.catalog = catalog;
        this.key = new CatalogKey(NOBODY, NOBODY, KIND, work);
        this.clock = clock;
    }

    /** Who holds it, and until when unless that is renewed. */
    private record State(long holder, Instant until) {

        static State decode(CatalogEntry entry) {
            ByteBuffer bytes = ByteBuffer.wrap(entry.document().unsafeArray());
            return new State(bytes.getLong(), Instant.ofEpochMilli(bytes.getLong()));
        }

        byte[] encode() {
            return ByteBuffer.allocate(2 * Long.BYTES)
                    .putLong(holder)
                    .putLong(until.toEpochMilli())
                    .array();
        }
    }

    /** Gets it, or keeps it. Returns whether this process has it now. */
    boolean hold() {
        Instant now = clock.get();
        byte[] ours = new State(holder, now.plus(LIFE)).encode();
        Optional<CatalogEntry> entry = catalog.find(key);
        if (entry.isEmpty()) {
            return catalog.create(key, ours);
        }
        State state = State.decode(entry.get());
        if (state.holder() == holder && now.isBefore(state.until().minus(LIFE.dividedBy(2)))) {
            return true;
        }
        boolean free = state.holder() == holder || !now.isBefore(state.until());
        return free && catalog.replace(key, entry.get().version(), ours);
    }

    /** Gives it back, if this process has it. */
    void release() {
        catalog.find(key)
                .filter(entry -> State.decode(entry).holder() == holder)
                .ifPresent(entry -> catalog.remove(key, entry.version()));
    }
}
