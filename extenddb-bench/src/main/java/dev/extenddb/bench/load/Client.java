package dev.extenddb.bench.load;

import dev.extenddb.bench.server.HttpAnswer;
import dev.extenddb.bench.server.RequestForm;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.util.List;

/** One connection's share of a workload: its requests round and round, each when the one before is answered. Not thread-safe. */
final class Client implements AutoCloseable {

    private final SocketChannel channel;
    private final List<byte[]> requests;
    private final HttpAnswer answer = new HttpAnswer();
    private int next;
    private long answered;
    private long bytes;

    Client(int port, Workload workload, Keys keys, RequestForm form) throws IOException {
        requests = workload.bodies(keys).stream()
                .map(body -> form.render(port, workload.operation(), body))
                .toList();
        channel = SocketChannel.open(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
        channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
        channel.configureBlocking(false);
    }

    /** Has a selector tell when something arrives, with this client attached. */
    void register(Selector selector) throws IOException {
        channel.register(selector, SelectionKey.OP_READ, this);
    }

    /** Sends the next request. */
    void send() throws IOException {
        answer.clear();
        ByteBuffer request = ByteBuffer.wrap(requests.get(next));
        next = (next + 1) % requests.size();
        while (request.hasRemaining()) {
            channel.write(request);
        }
    }

    /**
     * Takes what arrived.
     *
     * @return whether the answer is whole, so that the next request may be sent
     * @throws IllegalStateException if the answer is not a 200
     */
    boolean receive() throws IOException {
        answer.readFrom(channel);
        if (!answer.whole()) {
            return false;
        }
        if (answer.status() != 200) {
            throw new IllegalStateException("request failed: " + answer.text());
        }
        answered++;
        bytes += answer.bytes();
        return true;
    }

    /** How many requests were answered. */
    long answered() {
        return answered;
    }

    /** The bytes of all answers. */
    long bytes() {
        return bytes;
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
