package dev.extenddb.cli.management;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.extenddb.item.Bytes;
import dev.extenddb.protocol.WireResponse;
import dev.extenddb.protocol.WireResponse.Header;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * An answer before it is one of HTTP's.
 *
 * @param status the HTTP status
 * @param body always something
 * @param headers beside the usual ones
 */
record Answer(int status, JsonNode body, List<Header> headers) {

    private static final Header JSON = new Header("Content-Type", "application/json");
    private static final Header NOT_STORED = new Header("Cache-Control", "no-store");

    Answer(int status, JsonNode body) {
        this(status, body, List.of());
    }

    static Answer failure(int status, String code, String message) {
        var body = JsonNodeFactory.instance.objectNode();
        body.putObject("error").put("code", code).put("message", message);
        return new Answer(status, body);
    }

    Answer with(String name, String value) {
        var more = new ArrayList<>(headers);
        more.add(new Header(name, value));
        return new Answer(status, body, more);
    }

    WireResponse toResponse(String requestId) {
        var all = new ArrayList<>(List.of(JSON, NOT_STORED, new Header("x-amzn-RequestId", requestId)));
        all.addAll(headers);
        byte[] bytes = (body.toPrettyString() + "\n").getBytes(StandardCharsets.UTF_8);
        return new WireResponse(status, all, Bytes.wrap(bytes));
    }
}
