package dev.extenddb.bench.server;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;

/** A kept-alive connection on which one request after the other is sent and its answer awaited. Not thread-safe. */
public final class HttpConnection implements AutoCloseable {

    private static final int READ_LIMIT_MILLIS = 60_000;

    private final Socket socket;
    private final InputStream in;
    private final HttpAnswer answer = new HttpAnswer();

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
     * @return the answer, until the next request
     */
    public HttpAnswer exchange(byte[] request) throws IOException {
        socket.getOutputStream().write(request);
        answer.clear();
        while (!answer.whole()) {
            answer.readFrom(in);
        }
        return answer;
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
