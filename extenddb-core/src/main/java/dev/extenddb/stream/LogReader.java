package dev.extenddb.stream;

import dev.extenddb.storage.ItemStore;
import dev.extenddb.storage.KeyRange;
import dev.extenddb.storage.Page;
import dev.extenddb.storage.StoredItem;
import java.util.ArrayList;
import java.util.List;

/** Reads numbered records. Thread-safe; calls wait for the store. */
public final class LogReader {

    /** The most that a call returns, in bytes of what the records show; see GetRecords in the API reference. */
    private static final long MOST_BYTES = 1 << 20;

    /** How many rows are read at a time: few enough for items of any size. */
    private static final int CHUNK = 100;

    private final ItemStore store;

    LogReader(ItemStore store) {
        this.store = store;
    }

    /**
     * What was read of a shard.
     *
     * @param records in the order of their positions
     * @param next the position to go on from
     * @param atEnd whether nothing will ever follow
     */
    public record Slice(List<StreamRecord> records, long next, boolean atEnd) {
        public Slice {
            records = List.copyOf(records);
        }
    }

    /**
     * The first records of a shard from a position on.
     *
     * @param limit the most records to return, at least 1
     */
    public Slice read(ChangeStream stream, Shard shard, long from, int limit) {
        var records = new ArrayList<StreamRecord>();
        long next = Math.max(from, shard.start());
        long bytes = 0;
        boolean more = true;
        while (more && records.size() < limit) {
            KeyRange rest = LogKeys.numbered(stream.ref(), shard.slot(), next, shard.end());
            Page page = store.read(rest, Math.min(CHUNK, limit - records.size()));
            for (StoredItem row : page.items()) {
                long position = LogKeys.positionOf(row.key());
                var record = new StreamRecord(stream, position, ChangeRecord.decode(row.json()));
                bytes += record.sizeBytes();
                if (bytes > MOST_BYTES && !records.isEmpty()) {
                    return new Slice(records, next, false);
                }
                records.add(record);
                next = position + 1;
            }
            more = page.more();
        }
        return new Slice(records, next, !more && !shard.isOpen());
    }
}
