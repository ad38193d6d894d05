package dev.extenddb.http;

import dev.extenddb.item.Bytes;
import dev.extenddb.protocol.WireEndpoint;
import dev.extenddb.protocol.WireRequest;
import dev.extenddb.protocol.WireResponse;
import dev.extenddb.protocol.WireResponse.Header;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** Answers with what it was asked: the body in the body, method, path and the {@code X-Ask} headers in headers. */
final class EchoEndpoint implements WireEndpoint {

    @Override
    public CompletionStage<WireResponse> handle(WireRequest request) {
        return CompletableFuture.completedFuture(echo(request));
    }

    static WireResponse echo(WireRequest request) {
        var headers = new ArrayList<>(List.of(
                new Header("Server", "Echo"),
                new Header("Content-Type", "application/x-amz-json-1.0"),
                new Header("x-method", request.method()),
                new Header("x-path", request.path())));
        for (String value : request.headers().all("x-ask")) {
            headers.add(new Header("X-Answer", value));
        }
        Bytes body = request.body();
        return new WireResponse(body.length() == 0 ? 404 : 200, headers, body);
    }
}
