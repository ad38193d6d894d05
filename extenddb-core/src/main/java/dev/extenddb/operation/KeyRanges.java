package dev.extenddb.operation;

import dev.extenddb.item.Bytes;
import dev.extenddb.item.KeyBytes;
import dev.extenddb.storage.KeyRange;
import dev.extenddb.storage.TableRef;
import java.math.BigInteger;
import java.util.Arrays;
import java.util.Optional;

/** Ranges that do not depend on a key condition. */
final class KeyRanges {

    private static final int SEGMENT_BYTES = 8;

    private KeyRanges() {}

    /** What is left of a range after the row at {@code position}, in the range's direction. */
    static KeyRange after(KeyRange range, Bytes position) {
        return range.ascending()
                ? new KeyRange(range.table(), KeyBytes.after(position), range.to(), true)
                : new KeyRange(range.table(), range.from(), Optional.of(position), false);
    }

    /** One of several equal parts of the space of partition digests, counted from 0. */
    static KeyRange segment(TableRef table, long segment, long totalSegments) {
        Bytes from = segment == 0 ? Bytes.EMPTY : boundary(segment, totalSegments);
        Optional<Bytes> to =
                segment + 1 == totalSegments ? Optional.empty() : Optional.of(boundary(segment + 1, totalSegments));
        return new KeyRange(table, from, to, true);
    }

    private static Bytes boundary(long segment, long totalSegments) {
        byte[] quotient = BigInteger.ONE
                .shiftLeft(Long.SIZE)
                .multiply(BigInteger.valueOf(segment))
                .divide(BigInteger.valueOf(totalSegments))
                .toByteArray();
        byte[] boundary = new byte[SEGMENT_BYTES];
        byte[] significant =
                Arrays.copyOfRange(quotient, Math.max(0, quotient.length - SEGMENT_BYTES), quotient.length);
        System.arraycopy(significant, 0, boundary, SEGMENT_BYTES - significant.length, significant.length);
        return Bytes.wrap(boundary);
    }
}
