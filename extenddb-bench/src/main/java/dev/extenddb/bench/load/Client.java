package dev.extenddb.bench.load;

import dev.extenddb.bench.server.HttpConnection;
import dev.extenddb.bench.server.RequestForm;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;

/** One connection's share of a workload: sends its requests round and round until told the time is up. */
final class Client implements AutoCloseable {

    private final HttpConnection connection;
    private final List<byte[]> requests;
    private int next;
    private long bytes;

    Client(int port, Workload workload, Keys keys, RequestForm form) throws IOException {
        this.connection = new HttpConnection(port);
        this.requests = workload.bodies(keys).stream()
                .map(body -> form.render(port, workload.operation(), body))
                .toList();
    }

    /**
     * Sends until the time is up.
     *
     * @param endNanos by the nano clock
     * @return how many requests were answered
     * @throws IllegalStateException if one is not answered with 200
     */
    long runUntil(long endNanos) {
        try {
            var answered = 0L;
            while (System.nanoTime() < endNanos) {
                if (connection.exchange(requests.get(next)) != 200) {
                    throw new IllegalStateException("request failed: " + connection.lastAnswer());
                }
                answered++;
                bytes += connection.lastAnswerBytes();
                next = (next + 1) % requests.size();
            }
            return answered;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The bytes of all answers so far. */
    long bytes() {
        return bytes;
    }

    @Override
    public void close() throws IOException {
        connection.close();
    }
}
