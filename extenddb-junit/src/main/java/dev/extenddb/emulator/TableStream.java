package dev.extenddb.emulator;

import dev.extenddb.AccountData;
import dev.extenddb.stream.ChangeStream;
import dev.extenddb.stream.StreamRecord;
import java.util.List;
import java.util.function.Function;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/**
 * Reads the stream that a table has, or had last, without shards and iterators: every record once, in the order of the changes. Records that were trimmed before
 * they were taken are left out. Begins anew with another stream of the table, and when the emulator was reset or restored. Thread-safe.
 */
public final class TableStream {

    private final String table;
    private final Supplier<AccountData> data;
    private final Function<Supplier<List<StreamRecord>>, List<StreamRecord>> within;
    private final LongSupplier restarts;
    private String label = "";
    private long lastRestart;
    private long next;

    TableStream(
            String table,
            Supplier<AccountData> data,
            Function<Supplier<List<StreamRecord>>, List<StreamRecord>> within,
            LongSupplier restarts) {
        this.table = table;
        this.data = data;
        this.within = within;
        this.restarts = restarts;
    }

    /**
     * The next records. There is nothing to wait for: the record of a write can be read when the write has been answered.
     *
     * @param most how many to take at most; not negative
     * @throws IllegalStateException if the table never had a stream
     */
    public synchronized List<StreamRecord> take(int most) {
        List<StreamRecord> records =
                within.apply(this::rest).stream().limit(most).toList();
        if (!records.isEmpty()) {
            next = records.get(records.size() - 1).position() + 1;
        }
        return records;
    }

    /**
     * All records that were not taken yet.
     *
     * @throws IllegalStateException if the table never had a stream
     */
    public List<StreamRecord> takeAll() {
        return take(Integer.MAX_VALUE);
    }

    private List<StreamRecord> rest() {
        List<ChangeStream> streams = data.get().streamsOf(table);
        if (streams.isEmpty()) {
            throw new IllegalStateException("Table " + table + " has no stream");
        }
        ChangeStream stream = streams.get(streams.size() - 1);
        long restart = restarts.getAsLong();
        if (!stream.label().equals(label) || restart != lastRestart) {
            label = stream.label();
            lastRestart = restart;
            next = 0;
        }
        return data.get().records(stream, next);
    }
}
