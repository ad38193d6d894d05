package dev.extenddb.bench.server;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.ReadableByteChannel;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * An answer as it arrives, read with as little work as can be: only the status, the length and the end are looked for. Can be used for any number of
 * answers, one after the other. Not thread-safe.
 */
public final class HttpAnswer {

    private static final byte[] LENGTH = "content-length:".getBytes(StandardCharsets.US_ASCII);
    private static final int UNKNOWN = -1;
    private static final int CHUNKED = -2;
    private static final int STATUS_AT = 9;
    private static final int STATUS_END = 12;

    private byte[] buffer = new byte[64 * 1024];
    private int filled;
    private int bodyAt = UNKNOWN;
    private int end = UNKNOWN;

    /** Forgets the last answer. */
    public void clear() {
        filled = 0;
        bodyAt = UNKNOWN;
        end = UNKNOWN;
    }

    /**
     * Takes what there is to read.
     *
     * @throws EOFException if there is nothing more
     */
    public void readFrom(InputStream in) throws IOException {
        makeRoom();
        received(in.read(buffer, filled, buffer.length - filled));
    }

    /**
     * Takes what there is to read.
     *
     * @throws EOFException if there is nothing more
     */
    public void readFrom(ReadableByteChannel channel) throws IOException {
        makeRoom();
        received(channel.read(ByteBuffer.wrap(buffer, filled, buffer.length - filled)));
    }

    /** Whether all of it is there. */
    public boolean whole() {
        return end >= 0 && filled >= end;
    }

    /** The HTTP status of a whole answer. */
    public int status() {
        return (int) number(STATUS_AT, STATUS_END, 10);
    }

    /** How many bytes there are, head and body. */
    public int bytes() {
        return filled;
    }

    /** What there is, head and body, as text. */
    public String text() {
        return new String(buffer, 0, filled, StandardCharsets.UTF_8);
    }

    private void makeRoom() {
        if (filled == buffer.length) {
            buffer = Arrays.copyOf(buffer, buffer.length * 2);
        }
    }

    private void received(int bytes) throws EOFException {
        if (bytes < 0) {
            throw new EOFException("the server closed the connection");
        }
        int from = Math.max(0, filled - 3);
        filled += bytes;
        if (bodyAt == UNKNOWN) {
            findBody(from);
        }
        if (end == CHUNKED) {
            findLastChunk();
        }
    }

    private void findBody(int from) {
        for (int i = from; i + 3 < filled; i++) {
            if (buffer[i] == '\r' && buffer[i + 1] == '\n' && buffer[i + 2] == '\r' && buffer[i + 3] == '\n') {
                bodyAt = i + 4;
                end = endByLength();
                return;
            }
        }
    }

    private int endByLength() {
        for (int line = lineEnd(0) + 2; line < bodyAt - 2; line = lineEnd(line) + 2) {
            if (isLength(line)) {
                return bodyAt + (int) number(line + LENGTH.length, lineEnd(line), 10);
            }
        }
        return CHUNKED;
    }

    private boolean isLength(int line) {
        for (int i = 0; i < LENGTH.length; i++) {
            if ((buffer[line + i] | 0x20) != (LENGTH[i] | 0x20)) {
                return false;
            }
        }
        return true;
    }

    private void findLastChunk() {
        int at = bodyAt;
        while (true) {
            int lineEnd = lineEnd(at);
            if (lineEnd < 0) {
                return;
            }
            long size = number(at, lineEnd, 16);
            at = lineEnd + 2 + (int) size + 2;
            if (size == 0) {
                end = at;
                return;
            }
            if (at > filled) {
                return;
            }
        }
    }

    /** Where a line ends, or less than 0 if its end has not come. */
    private int lineEnd(int from) {
        for (int i = from; i < filled; i++) {
            if (buffer[i] == '\r') {
                return i;
            }
        }
        return UNKNOWN;
    }

    private long number(int from, int to, int radix) {
        String text = new String(buffer, from, to - from, StandardCharsets.US_ASCII).strip();
        return Long.parseLong(text, radix);
    }
}
