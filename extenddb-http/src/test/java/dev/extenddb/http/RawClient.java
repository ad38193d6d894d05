package dev.extenddb.http;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** A socket on which a test writes exactly the bytes it wants, and reads responses that have a Content-Length. */
final class RawClient implements AutoCloseable {

    private final Socket socket;
    private final InputStream in;
    private final OutputStream out;

    RawClient(int port) throws IOException {
        socket = new Socket(InetAddress.getLoopbackAddress(), port);
        socket.setTcpNoDelay(true);
        socket.setSoTimeout(10_000);
        in = new BufferedInputStream(socket.getInputStream());
        out = socket.getOutputStream();
    }

    void write(String text) throws IOException {
        out.write(text.getBytes(StandardCharsets.ISO_8859_1));
        out.flush();
    }

    /** The status line and headers of the next response, lines ended by LF. */
    String readHead() throws IOException {
        var head = new StringBuilder();
        while (head.indexOf("\r\n\r\n") < 0) {
            int next = in.read();
            if (next < 0) {
                throw new IOException("closed after: " + head);
            }
            head.append((char) next);
        }
        return head.toString().replace("\r\n", "\n");
    }

    /** The body of the next response, its head skipped. */
    String readBody() throws IOException {
        return readBody(readHead());
    }

    String readBody(String head) throws IOException {
        return new String(in.readNBytes(contentLength(head)), StandardCharsets.ISO_8859_1);
    }

    boolean atEnd() throws IOException {
        return in.read() < 0;
    }

    /** Whether the server closes the connection; one that still had bytes to read resets it. */
    boolean endsSomehow() throws IOException {
        try {
            return atEnd();
        } catch (SocketException reset) {
            return true;
        }
    }

    private static int contentLength(String head) {
        return head.lines()
                .filter(line -> line.toLowerCase(Locale.ROOT).startsWith("content-length:"))
                .map(line ->
                        Integer.parseInt(line.substring(line.indexOf(':') + 1).trim()))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no Content-Length in: " + head));
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
