package dev.extenddb.protocol;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.util.ByteArrayBuilder;
import dev.extenddb.error.DynamoDbException;
import dev.extenddb.error.Wording;
import dev.extenddb.item.Bytes;
import dev.extenddb.item.Utf8;
import dev.extenddb.protocol.WireResponse.Header;
import dev.extenddb.wire.ErrorMembers;
import dev.extenddb.wire.JsonOutput;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.zip.CRC32;

/** Makes responses as DynamoDB does: the JSON, its checksum, the request's id, and what a browser wants to see. */
final class Responses {

    private static final JsonFactory JSON = new JsonFactory();
    private static final Header SERVER = new Header("Server", "Server");
    private static final Header CONTENT_TYPE = new Header("Content-Type", "application/x-amz-json-1.0");
    private static final Header PLAIN_TEXT = new Header("Content-Type", "text/plain");

    private Responses() {}

    static WireResponse success(WireRequest request, String requestId, JsonOutput output) {
        return json(request, requestId, 200, output);
    }

    static WireResponse error(WireRequest request, String requestId, DynamoDbException error, Wording wording) {
        return json(request, requestId, error.code().httpStatus(), json -> writeError(json, error, wording));
    }

    private static void writeError(JsonGenerator json, DynamoDbException error, Wording wording) throws IOException {
        json.writeStartObject();
        json.writeStringField("__type", error.code().typeName());
        String message = error.message(wording);
        if (!message.isEmpty()) {
            json.writeStringField("message", message);
        }
        if (error instanceof ErrorMembers members) {
            members.writeMembers(json);
        }
        json.writeEndObject();
    }

    private static WireResponse json(WireRequest request, String requestId, int status, JsonOutput output) {
        Bytes plain = toBytes(output);
        Optional<Compression.Encoded> encoded = Compression.encode(request, plain);
        Bytes body = encoded.isPresent() ? encoded.get().body() : plain;
        var headers = new ArrayList<Header>(6);
        headers.add(SERVER);
        headers.add(CONTENT_TYPE);
        headers.add(new Header("x-amzn-RequestId", requestId));
        headers.add(new Header("x-amz-crc32", crc32(body)));
        if (encoded.isPresent()) {
            headers.add(new Header("Content-Encoding", encoded.get().encoding()));
        }
        Cors.addTo(headers, request);
        return new WireResponse(status, headers, body);
    }

    private static Bytes toBytes(JsonOutput output) {
        try (var out = new ByteArrayBuilder();
                JsonGenerator json = JSON.createGenerator(out)) {
            output.write(json);
            json.flush();
            return Bytes.wrap(out.toByteArray());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The answer to a plain GET, by which load balancers see that the service is there. */
    static WireResponse healthy(WireRequest request, String requestId) {
        String host = request.headers().first("Host").orElse("localhost");
        return plain(request, requestId, 200, "healthy: " + host + " ");
    }

    /** The answer to what is no request of the service. */
    static WireResponse unknown(WireRequest request, String requestId) {
        return plain(request, requestId, 404, "<UnknownOperationException/>\n");
    }

    /** The answer to a browser that asks whether it may send a request. */
    static WireResponse preflight(WireRequest request, String requestId) {
        var headers = new ArrayList<Header>(List.of(SERVER, new Header("x-amzn-RequestId", requestId)));
        Cors.addPreflightTo(headers, request);
        return new WireResponse(200, headers, Bytes.EMPTY);
    }

    private static WireResponse plain(WireRequest request, String requestId, int status, String text) {
        Bytes body = Bytes.wrap(Utf8.bytes(text));
        var headers = new ArrayList<Header>(List.of(
                SERVER, PLAIN_TEXT, new Header("x-amzn-RequestId", requestId), new Header("x-amz-crc32", crc32(body))));
        Cors.addTo(headers, request);
        return new WireResponse(status, headers, body);
    }

    private static String crc32(Bytes body) {
        var crc32 = new CRC32();
        crc32.update(body.unsafeArray());
        return Long.toString(crc32.getValue());
    }
}
