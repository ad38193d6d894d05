package dev.extenddb.fuzz;

import dev.extenddb.bench.server.HttpAnswer;
import dev.extenddb.bench.server.HttpConnection;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/** Sends requests that need not be requests. Not thread-safe. */
final class FuzzConnection implements AutoCloseable {

    private static final int LONGEST_WAIT_MILLIS = 20_000;

    private final int port;
    private HttpConnection connection;

    FuzzConnection(int port) throws IOException {
        this.port = port;
        this.connection = new HttpConnection(port);
    }

    /** An answer: the HTTP status, 0 if there was none, and the text. */
    record Answer(int status, String text) {}

    /** Sends a sound HTTP request with any body; there must be an answer. */
    Answer exchange(String accessKey, String operation, byte[] body) throws IOException {
        HttpAnswer answer = connection.exchange(request(accessKey, operation, body));
        return new Answer(answer.status(), answer.text());
    }

    /** Sends any bytes at all, and says that no more will come; the server may answer or hang up. */
    Answer exchangeBytes(byte[] bytes) throws IOException {
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.setSoTimeout(LONGEST_WAIT_MILLIS);
            socket.getOutputStream().write(bytes);
            socket.shutdownOutput();
            String text = new String(socket.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1);
            boolean answered = text.startsWith("HTTP/1.") && text.length() > 12;
            return new Answer(answered ? Integer.parseInt(text.substring(9, 12)) : 0, text);
        }
    }

    /** A whole request, head and body. */
    byte[] request(String accessKey, String operation, byte[] body) {
        boolean streams = operation.equals("ListStreams")
                || operation.equals("DescribeStream")
                || operation.equals("GetShardIterator")
                || operation.equals("GetRecords");
        String head = "POST / HTTP/1.1\r\nHost: 127.0.0.1:" + port
                + "\r\nContent-Type: application/x-amz-json-1.0\r\nX-Amz-Target: DynamoDB"
                + (streams ? "Streams" : "") + "_20120810." + operation
                + "\r\nX-Amz-Date: 20260101T000000Z\r\nAuthorization: AWS4-HMAC-SHA256 Credential=" + accessKey
                + "/20260101/us-east-1/dynamodb/aws4_request, SignedHeaders=host;x-amz-date, Signature=00"
                + "\r\nContent-Length: " + body.length + "\r\n\r\n";
        var bytes = new ByteArrayOutputStream(head.length() + body.length);
        bytes.writeBytes(head.getBytes(StandardCharsets.US_ASCII));
        bytes.writeBytes(body);
        return bytes.toByteArray();
    }

    @Override
    public void close() throws IOException {
        connection.close();
    }
}
