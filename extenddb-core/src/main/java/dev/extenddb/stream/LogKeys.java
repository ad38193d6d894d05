package dev.extenddb.stream;

import dev.extenddb.item.Bytes;
import dev.extenddb.item.KeyBytes;
import dev.extenddb.storage.KeyRange;
import dev.extenddb.storage.TableRef;
import java.nio.ByteBuffer;
import java.util.Optional;

/**
 * The keys of a stream's rows: one for its head, then the inbox in the order of its stamps, then the numbered records, each slot's by
 * themselves in the order of their positions.
 */
final class LogKeys {

    /** The row that says how far the log has come. */
    static final Bytes HEAD = Bytes.of((byte) 0);

    private static final byte INBOX = 1;
    private static final byte NUMBERED = 2;

    private static final int NUMBERED_LENGTH = 1 + Short.BYTES + Long.BYTES;
    private static final int POSITION_AT = 1 + Short.BYTES;

    private LogKeys() {}

    static Bytes inbox(long stamp, long random) {
        return Bytes.wrap(ByteBuffer.allocate(1 + 2 * Long.BYTES)
                .put(INBOX)
                .putLong(stamp)
                .putLong(random)
                .array());
    }

    /** The stamp in the key of an inbox row. */
    static long stampOf(Bytes inboxKey) {
        return ByteBuffer.wrap(inboxKey.unsafeArray()).getLong(1);
    }

    static KeyRange inbox(TableRef log) {
        return new KeyRange(log, Bytes.of(INBOX), KeyBytes.afterPrefix(Bytes.of(INBOX)), true);
    }

    static Bytes numbered(int slot, long position) {
        return Bytes.wrap(ByteBuffer.allocate(NUMBERED_LENGTH)
                .put(NUMBERED)
                .putShort((short) slot)
                .putLong(position)
                .array());
    }

    /** The slot in the key of a numbered row. */
    static int slotOf(Bytes numberedKey) {
        return ByteBuffer.wrap(numberedKey.unsafeArray()).getShort(1);
    }

    /** The position in the key of a numbered row. */
    static long positionOf(Bytes numberedKey) {
        return ByteBuffer.wrap(numberedKey.unsafeArray()).getLong(POSITION_AT);
    }

    /**
     * The rows of a slot from one position to another.
     *
     * @param end the last position, or all if it is empty
     */
    static KeyRange numbered(TableRef log, int slot, long from, Optional<Long> end) {
        long to = end.map(last -> last + 1).orElse(Long.MAX_VALUE);
        return new KeyRange(log, numbered(slot, from), Optional.of(numbered(slot, to)), true);
    }
}
