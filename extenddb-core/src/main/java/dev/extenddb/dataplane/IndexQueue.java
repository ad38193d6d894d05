package dev.extenddb.dataplane;

import dev.extenddb.item.Bytes;
import dev.extenddb.item.Item;
import dev.extenddb.storage.Image;
import dev.extenddb.storage.IndexChange;
import dev.extenddb.storage.KeyRange;
import dev.extenddb.storage.TableRef;
import dev.extenddb.storage.TableSpaces;
import dev.extenddb.table.Table;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Supplier;

/**
 * What global indexes are yet to learn, where they are told with a delay: a row for each write, in the same commit as the item, sorted by
 * when it is due. A row keeps the item as it was before the write, no more: what the indexes then have to store follows from the item as it
 * is when the row is taken up. Since whatever an index stores of an item is what the item was before some write whose row is still there,
 * rows may be taken up in any order, twice, or by several nodes at once. Thread-safe.
 */
public final class IndexQueue {

    /** Where the rows lie: after the rows of all tables and before those of all indexes. */
    static final TableRef ROWS = new TableRef(1L << 61);

    private final InstantSource clock;
    private final Supplier<Duration> delay;

    /**
     * A queue for the writes of one engine.
     *
     * @param delay after how long global indexes are told of a write; zero if they are told in the same commit
     */
    public IndexQueue(InstantSource clock, Supplier<Duration> delay) {
        this.clock = clock;
        this.delay = delay;
    }

    /** Makes room in a database. */
    public static void prepare(TableSpaces spaces) {
        spaces.create(ROWS);
    }

    /** Whether global indexes are told of writes later. */
    public boolean delays() {
        return !delay.get().isZero();
    }

    /** The row for a write. */
    IndexChange rowFor(Table table, Bytes key, Optional<Item> before, long version) {
        Bytes write = new QueuedIndexWrite(table.address(), table.ref(), key, before).encode();
        Bytes row = Bytes.wrap(ByteBuffer.allocate(2 * Long.BYTES)
                .putLong(clock.instant().plus(delay.get()).toEpochMilli())
                .putLong(ThreadLocalRandom.current().nextLong())
                .array());
        return new IndexChange(ROWS, row, Optional.of(new Image(write, write.length(), version)));
    }

    /** The rows that are due at an instant. */
    public static KeyRange due(Instant now) {
        byte[] end =
                ByteBuffer.allocate(Long.BYTES).putLong(now.toEpochMilli() + 1).array();
        return new KeyRange(ROWS, Bytes.EMPTY, Optional.of(Bytes.wrap(end)), true);
    }

    /** All rows, due or not. */
    public static KeyRange all() {
        return new KeyRange(ROWS, Bytes.EMPTY, Optional.empty(), true);
    }
}
