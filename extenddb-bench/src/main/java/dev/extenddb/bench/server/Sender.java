package dev.extenddb.bench.server;

import java.io.IOException;

/** Sends requests one after the other, each of which must succeed. Not thread-safe. */
public final class Sender implements AutoCloseable {

    private final int port;
    private final RequestForm form;
    private final HttpConnection connection;

    /** Connects to a port of the loopback address. */
    public Sender(int port, RequestForm form) throws IOException {
        this.port = port;
        this.form = form;
        this.connection = new HttpConnection(port);
    }

    /**
     * Sends a request and waits for its answer.
     *
     * @throws IllegalStateException if it is not answered with 200
     */
    public void send(String operation, String json) throws IOException {
        HttpAnswer answer = connection.exchange(form.render(port, operation, json));
        if (answer.status() != 200) {
            throw new IllegalStateException(operation + " failed: " + answer.text());
        }
    }

    @Override
    public void close() throws IOException {
        connection.close();
    }
}
