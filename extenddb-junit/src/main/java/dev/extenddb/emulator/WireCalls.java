package dev.extenddb.emulator;

import dev.extenddb.item.Bytes;
import dev.extenddb.item.Utf8;
import dev.extenddb.protocol.Headers;
import dev.extenddb.protocol.WireEndpoint;
import dev.extenddb.protocol.WireRequest;
import dev.extenddb.protocol.WireResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Requests in the JSON of the wire. */
final class WireCalls {

    private static final int OK = 200;

    private WireCalls() {}

    static String call(WireEndpoint endpoint, String region, String operation, String json) {
        Map<String, String> values = Map.of(
                "x-amz-target",
                "DynamoDB_20120810." + operation,
                "content-type",
                "application/x-amz-json-1.0",
                "authorization",
                "AWS4-HMAC-SHA256 Credential=emulator/20260101/" + region + "/dynamodb/aws4_request");
        Headers headers = name -> {
            String value = values.get(name.toLowerCase(Locale.ROOT));
            return value == null ? List.of() : List.of(value);
        };
        var request = new WireRequest("POST", "/", headers, Bytes.wrap(Utf8.bytes(json)));
        WireResponse answer = endpoint.handle(request).toCompletableFuture().join();
        var body = new String(answer.body().toArray(), StandardCharsets.UTF_8);
        if (answer.status() != OK) {
            throw new IllegalStateException(operation + " was refused: " + body);
        }
        return body;
    }
}
