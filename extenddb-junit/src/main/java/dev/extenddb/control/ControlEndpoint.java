package dev.extenddb.control;

import dev.extenddb.emulator.Emulator;
import dev.extenddb.fixture.Json;
import dev.extenddb.item.Bytes;
import dev.extenddb.item.Utf8;
import dev.extenddb.protocol.WireEndpoint;
import dev.extenddb.protocol.WireRequest;
import dev.extenddb.protocol.WireResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.regex.Pattern;

/** Sends control requests to the control and all others to DynamoDB. Thread-safe. */
final class ControlEndpoint implements WireEndpoint {

    private static final String PREFIX = "/_extenddb/";
    private static final Pattern THIS_MACHINE = Pattern.compile("(?i)(localhost|127(\\.\\d+){3}|\\[::1])(:\\d+)?");

    private final WireEndpoint dynamoDb;
    private final Control control;

    ControlEndpoint(Emulator emulator) {
        this.dynamoDb = emulator.wire();
        this.control = new Control(emulator);
    }

    @Override
    public CompletionStage<WireResponse> handle(WireRequest request) {
        return request.path().startsWith(PREFIX)
                ? CompletableFuture.completedFuture(controlled(request))
                : dynamoDb.handle(request);
    }

    private WireResponse controlled(WireRequest request) {
        if (request.headers().first("Origin").isPresent()) {
            return json(403, Map.of("message", "Pages in browsers may not control an emulator"));
        }
        if (request.headers().first("Host").filter(host -> !isThisMachine(host)).isPresent()) {
            return json(403, Map.of("message", "An emulator is controlled by 127.0.0.1 or localhost alone"));
        }
        String path = request.path().substring(PREFIX.length());
        try {
            return control.answer(request.method() + " " + path, body(request))
                    .map(answer -> answer instanceof String text ? text(text) : json(200, answer))
                    .orElseGet(() -> json(404, Map.of("message", "There is no " + request.method() + " " + path)));
        } catch (IllegalArgumentException | IllegalStateException e) {
            return json(400, Map.of("message", String.valueOf(e.getMessage())));
        }
    }

    /** A page whose own name was made to lead here gives that name. */
    private static boolean isThisMachine(String host) {
        return THIS_MACHINE.matcher(host).matches();
    }

    private static Map<String, Object> body(WireRequest request) {
        var text = new String(request.body().toArray(), StandardCharsets.UTF_8);
        return text.isBlank() ? Map.of() : Json.object(Json.read(text));
    }

    private static WireResponse json(int status, Object answer) {
        return response(status, "application/json", Json.write(answer));
    }

    private static WireResponse text(String answer) {
        return response(200, "application/jsonl", answer);
    }

    private static WireResponse response(int status, String type, String body) {
        return new WireResponse(
                status, List.of(new WireResponse.Header("Content-Type", type)), Bytes.wrap(Utf8.bytes(body)));
    }
}
