package dev.extenddb.bench.server;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/** Renders a whole HTTP request with a credential that both servers take unchecked. */
public final class RawRequest {

    /** An Authorization header with a credential scope and a signature that nobody checks. */
    public static final String AUTHORIZATION =
            "AWS4-HMAC-SHA256 Credential=AKIAIOSFODNN7EXAMPLE/20260101/us-east-1/dynamodb/aws4_request, "
                    + "SignedHeaders=host;x-amz-date;x-amz-target, "
                    + "Signature=0000000000000000000000000000000000000000000000000000000000000000";

    private RawRequest() {}

    /** The request's bytes, head and body. */
    public static byte[] render(int port, String operation, String json) {
        var body = json.getBytes(StandardCharsets.UTF_8);
        var head = "POST / HTTP/1.1\r\nHost: 127.0.0.1:" + port
                + "\r\nContent-Type: application/x-amz-json-1.0\r\nX-Amz-Target: DynamoDB_20120810." + operation
                + "\r\nX-Amz-Date: 20260101T000000Z\r\nAuthorization: " + AUTHORIZATION + "\r\nContent-Length: "
                + body.length + "\r\n\r\n";
        var bytes = new ByteArrayOutputStream(head.length() + body.length);
        bytes.writeBytes(head.getBytes(StandardCharsets.US_ASCII));
        bytes.writeBytes(body);
        return bytes.toByteArray();
    }
}
