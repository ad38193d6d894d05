package dev.extenddb.http;

import dev.extenddb.item.Bytes;
import io.undertow.server.Connectors;
import io.undertow.server.HttpHandler;
import io.undertow.server.HttpServerExchange;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import org.xnio.ChannelListener;
import org.xnio.IoUtils;
import org.xnio.channels.StreamSourceChannel;

/**
 * Collects the body of one request, without blocking. A body whose length was announced is read straight into an array of that length; a
 * chunked one into an array that grows. Of a body beyond the limit nothing is kept, but all is read: a client that is still sending when
 * the connection closes sees a broken pipe, not the answer.
 */
final class RequestBody implements ChannelListener<StreamSourceChannel> {

    private static final int FIRST_CHUNK_BYTES = 8 * 1024;

    private final HttpServerExchange exchange;
    private final WireHandler handler;
    private final int limit;
    private final boolean lengthKnown;
    private final StreamSourceChannel channel;
    private final long timeoutMillis;
    private Runnable cancelDeadline = () -> {};
    private ByteBuffer content;
    private boolean tooLarge;

    RequestBody(HttpServerExchange exchange, int limit, long timeoutMillis, WireHandler handler) {
        this.exchange = exchange;
        this.timeoutMillis = timeoutMillis;
        this.handler = handler;
        this.limit = limit;
        long length = exchange.getRequestContentLength();
        lengthKnown = length >= 0 && length <= limit;
        tooLarge = length > limit;
        content = ByteBuffer.wrap(new byte[lengthKnown ? (int) length : Math.min(FIRST_CHUNK_BYTES, limit + 1)]);
        channel = exchange.getRequestChannel();
    }

    /** Reads what is there. Called while the exchange is being handled on its I/O thread. */
    void read() {
        try {
            if (readAvailable()) {
                finish(exchange);
            } else {
                cancelDeadline = Deadline.of(exchange, timeoutMillis);
                channel.getReadSetter().set(this);
                channel.resumeReads();
            }
        } catch (IOException e) {
            abandon();
        }
    }

    /** Reads what has come in since, outside of any call of the handler. */
    @Override
    public void handleEvent(StreamSourceChannel readable) {
        try {
            if (readAvailable()) {
                readable.suspendReads();
                readable.getReadSetter().set(null);
                cancelDeadline.run();
                Connectors.executeRootHandler((HttpHandler) this::finish, exchange);
            }
        } catch (IOException e) {
            abandon();
        }
    }

    private void finish(HttpServerExchange complete) {
        if (tooLarge) {
            handler.handleTooLarge(complete);
        } else {
            handler.handle(complete, body());
        }
    }

    /** Whether the end of the body was reached. */
    private boolean readAvailable() throws IOException {
        while (!(lengthKnown && !content.hasRemaining())) {
            makeRoom();
            int count = channel.read(content);
            if (count <= 0) {
                return count < 0;
            }
        }
        return true;
    }

    private void makeRoom() {
        tooLarge |= content.position() > limit;
        if (tooLarge) {
            content.clear();
        } else if (!content.hasRemaining()) {
            // One byte above the limit is enough to know that the body is too large.
            int capacity = (int) Math.min(2L * content.capacity(), limit + 1L);
            content = ByteBuffer.wrap(Arrays.copyOf(content.array(), capacity)).position(content.position());
        }
    }

    private Bytes body() {
        byte[] array = content.array();
        return Bytes.wrap(content.hasRemaining() ? Arrays.copyOf(array, content.position()) : array);
    }

    /** The client went away in the middle: there is nobody to answer. */
    private void abandon() {
        IoUtils.safeClose(exchange.getConnection());
        exchange.endExchange();
    }
}
