package dev.extenddb.bench.server;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;

/**
 * A kept-alive connection that sends rendered requests and reads answers with as little work as can be: it looks for the status, the length and the end.
 * Not thread-safe.
 */
public final class HttpConnection implements AutoCloseable {

    private static final int READ_LIMIT_MILLIS = 60_000;

    private final Socket socket;
    private final InputStream in;
    private byte[] buffer = new byte[64 * 1024];
    private int filled;

    /** Connects to a port of the loopback address. */
    public HttpConnection(int port) throws IOException {
        this.socket = new Socket(InetAddress.getLoopbackAddress(), port);
        socket.setTcpNoDelay(true);
        socket.setSoTimeout(READ_LIMIT_MILLIS);
        this.in = socket.getInputStream();
    }

    /**
     * Sends a request and reads the whole answer.
     *
     * @return the HTTP status
     */
    public int exchange(byte[] request) throws IOException {
        socket.getOutputStream().write(request);
        filled = 0;
        var bodyAt = headEnd();
        var head = new String(buffer, 0, bodyAt, StandardCharsets.US_ASCII).toLowerCase(Locale.ROOT);
        var lengthAt = head.indexOf("\r\ncontent-length:");
        if (lengthAt >= 0) {
            var end = head.indexOf("\r\n", lengthAt + 2);
            fillTo(bodyAt + Integer.parseInt(head.substring(lengthAt + 17, end).strip()));
        } else {
            fillToLastChunk(bodyAt);
        }
        return Integer.parseInt(head.substring(9, 12));
    }

    /** How many bytes the last answer had, head and body. */
    public int lastAnswerBytes() {
        return filled;
    }

    /** All of the last answer, head and body, as text. */
    public String wholeAnswer() {
        return new String(buffer, 0, filled, StandardCharsets.UTF_8);
    }

    /** The beginning of the last answer, head and body, as text: for a message about a failure. */
    public String lastAnswer() {
        return new String(buffer, 0, Math.min(filled, 1_000), StandardCharsets.UTF_8);
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }

    private int headEnd() throws IOException {
        var from = 0;
        while (true) {
            for (var i = from; i + 3 < filled; i++) {
                if (buffer[i] == '\r' && buffer[i + 1] == '\n' && buffer[i + 2] == '\r' && buffer[i + 3] == '\n') {
                    return i + 4;
                }
            }
            from = Math.max(0, filled - 3);
            fill();
        }
    }

    private void fillTo(int length) throws IOException {
        while (filled < length) {
            fill();
        }
    }

    private void fillToLastChunk(int bodyAt) throws IOException {
        var at = bodyAt;
        while (true) {
            var lineEnd = lineEnd(at);
            var size = Integer.parseInt(new String(buffer, at, lineEnd - at, StandardCharsets.US_ASCII), 16);
            at = lineEnd + 2 + size + 2;
            fillTo(at);
            if (size == 0) {
                return;
            }
        }
    }

    private int lineEnd(int from) throws IOException {
        var at = from;
        while (true) {
            fillTo(at + 2);
            if (buffer[at] == '\r') {
                return at;
            }
            at++;
        }
    }

    private void fill() throws IOException {
        if (filled == buffer.length) {
            buffer = Arrays.copyOf(buffer, buffer.length * 2);
        }
        var read = in.read(buffer, filled, buffer.length - filled);
        if (read < 0) {
            throw new EOFException("the server closed the connection");
        }
        filled += read;
    }
}
