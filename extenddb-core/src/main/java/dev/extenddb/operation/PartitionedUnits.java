package dev.extenddb.operation;

import dev.extenddb.capacity.ReadMode;
import dev.extenddb.item.Bytes;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Counts the units of rows that lie across the partitions of a table or index: each partition that a read comes through is paid for by
 * itself, an empty one as much as one with a small item. Rows come in the order of their keys. Not thread-safe; used once.
 */
final class PartitionedUnits {

    private final ReadMode mode;
    private final int partitions;

    private int partition;
    private long bytes;
    private double units;

    /**
     * A read that is to begin.
     *
     * @param partitions in how many equal parts the keys lie
     * @param from where the read begins
     */
    PartitionedUnits(ReadMode mode, int partitions, Bytes from) {
        this.mode = mode;
        this.partitions = partitions;
        this.partition = partitionOf(lead(from));
    }

    /** Adds a row. */
    void add(Bytes key, long sizeBytes) {
        moveTo(partitionOf(lead(key)));
        bytes += sizeBytes;
    }

    /** The read has come to its end: there are no more rows before {@code to}, or none at all. */
    void end(Optional<Bytes> to) {
        long last = to.map(key -> hasTail(key) ? lead(key) : lead(key) - 1).orElse((1L << Integer.SIZE) - 1);
        moveTo(partitionOf(last));
    }

    private void moveTo(int next) {
        if (partition < next) {
            units += mode.units(bytes) + (next - partition - 1) * mode.units(0);
            bytes = 0;
            partition = next;
        }
    }

    private int partitionOf(long lead) {
        return (int) ((lead * partitions) >>> Integer.SIZE);
    }

    /** The first four bytes of a key, which begins with a digest of its partition key. */
    private static long lead(Bytes key) {
        long lead = 0;
        for (int i = 0; i < Integer.BYTES; i++) {
            lead = (lead << Byte.SIZE) | (i < key.length() ? key.at(i) & 0xFF : 0);
        }
        return lead;
    }

    private static boolean hasTail(Bytes key) {
        return IntStream.range(Integer.BYTES, key.length()).anyMatch(i -> key.at(i) != 0);
    }

    /** The units so far. */
    double units() {
        return units + mode.units(bytes);
    }
}
