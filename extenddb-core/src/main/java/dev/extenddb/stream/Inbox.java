package dev.extenddb.stream;

import dev.extenddb.item.Bytes;
import dev.extenddb.item.Item;
import dev.extenddb.storage.Image;
import dev.extenddb.storage.IndexChange;
import dev.extenddb.storage.StoredItem;
import dev.extenddb.storage.TableRef;
import dev.extenddb.stream.ChangeRecord.State;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;

/** Where writes leave what they changed: a row of each log of the table's, to be written along with the item. Thread-safe. */
public final class Inbox {

    private final InstantSource clock;
    private final Stamps stamps;

    /** An inbox for the writes of one process. */
    public Inbox(InstantSource clock) {
        this.clock = clock;
        this.stamps = new Stamps(clock);
    }

    /** What tells the time. */
    public InstantSource clock() {
        return clock;
    }

    /**
     * The rows that record a change. To be asked for after the item was read, and anew for every try to write it.
     *
     * @param logs where the records of the table's changes lie
     * @param createdAt when the change is made
     * @param key where the item is in its table
     * @param stored the item as it was read
     * @param before the same item, decoded
     * @param after the item as it is to be
     * @param version the version that the write leaves
     * @param byService whether the item is removed because it has expired
     */
    public List<IndexChange> record(
            List<TableRef> logs,
            Instant createdAt,
            Bytes key,
            Optional<StoredItem> stored,
            Optional<Item> before,
            Optional<Item> after,
            long version,
            boolean byService) {
        Optional<State> old =
                before.map(item -> new State(item, stored.orElseThrow().version()));
        Optional<State> now = after.map(item -> new State(item, version));
        Bytes record = new ChangeRecord(key, createdAt, old, now, byService).encode();
        Bytes row = LogKeys.inbox(stamps.next(), ThreadLocalRandom.current().nextLong());
        Optional<Image> image = Optional.of(new Image(record, record.length(), version));
        return logs.stream().map(log -> new IndexChange(log, row, image)).toList();
    }
}
