package dev.extenddb.bench.server;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** Asks a server for its tables over a bare socket, so that no client's start-up is measured with the server's. */
final class FirstAnswer {

    private static final long PAUSE_NANOS = TimeUnit.MILLISECONDS.toNanos(2);
    private static final int READ_LIMIT_MILLIS = 10_000;

    private final int port;
    private final byte[] request;

    FirstAnswer(int port, RequestForm form) {
        this.port = port;
        this.request = form.render(port, "ListTables", "{}");
    }

    /** Whether the server answered 200 now; pauses briefly when it did not. */
    boolean answered() {
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.setSoTimeout(READ_LIMIT_MILLIS);
            socket.getOutputStream().write(request);
            var head = socket.getInputStream().readNBytes(12);
            return new String(head, StandardCharsets.US_ASCII).equals("HTTP/1.1 200");
        } catch (IOException e) {
            LockSupport.parkNanos(PAUSE_NANOS);
            return false;
        }
    }
}
