package dev.extenddb.http;

import dev.extenddb.item.Bytes;
import dev.extenddb.protocol.WireEndpoint;
import dev.extenddb.protocol.WireRequest;
import dev.extenddb.protocol.WireResponse;
import io.undertow.server.HttpHandler;
import io.undertow.server.HttpServerExchange;
import io.undertow.util.HeaderMap;
import io.undertow.util.HttpString;
import io.undertow.util.SameThreadExecutor;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.BooleanSupplier;
import org.xnio.IoUtils;

/**
 * Carries requests to the endpoint and answers back, all on the connection's I/O thread.
 *
 * <p>The common request, small and answered at once, takes no hop: its body is read, handled and answered in one call. Where the endpoint
 * needs to wait the I/O thread goes on with other connections and is called back with the answer.
 */
final class WireHandler implements HttpHandler {

    private final HeaderNames headerNames = new HeaderNames();
    private final WireEndpoint endpoint;
    private final BooleanSupplier draining;
    private final int maxRequestBytes;
    private final long bodyTimeoutMillis;
    private final WireResponse tooLarge;

    /**
     * A handler.
     *
     * @param draining whether clients are to close their connections after the next answer
     */
    WireHandler(WireEndpoint endpoint, BooleanSupplier draining, int maxRequestBytes, Duration bodyTimeout) {
        this.endpoint = endpoint;
        this.draining = draining;
        this.maxRequestBytes = maxRequestBytes;
        this.bodyTimeoutMillis = bodyTimeout.toMillis();
        this.tooLarge = tooLarge(maxRequestBytes);
    }

    @Override
    public void handleRequest(HttpServerExchange exchange) {
        if (exchange.isRequestComplete()) {
            handle(exchange, Bytes.EMPTY);
        } else {
            new RequestBody(exchange, maxRequestBytes, bodyTimeoutMillis, this).read();
        }
    }

    /** Goes on with a request whose body has come in. */
    void handle(HttpServerExchange exchange, Bytes body) {
        var request = new WireRequest(
                exchange.getRequestMethod().toString(),
                path(exchange),
                new ReceivedHeaders(exchange.getRequestHeaders(), headerNames),
                body,
                Peers.of(exchange));
        CompletableFuture<WireResponse> answer = endpoint.handle(request).toCompletableFuture();
        if (answer.isDone()) {
            send(exchange, answer.join());
        } else {
            exchange.dispatch(SameThreadExecutor.INSTANCE, () -> sendWhenDone(exchange, answer));
        }
    }

    /** Answers a request whose body is longer than allowed, and was read and dropped. */
    void handleTooLarge(HttpServerExchange exchange) {
        send(exchange, tooLarge);
    }

    private static String path(HttpServerExchange exchange) {
        String query = exchange.getQueryString();
        return query.isEmpty() ? exchange.getRequestURI() : exchange.getRequestURI() + '?' + query;
    }

    private void sendWhenDone(HttpServerExchange exchange, CompletableFuture<WireResponse> answer) {
        // Back to the I/O thread: the engine's thread has other answers to give, and pipelined requests must not run on
        // it.
        var unused = answer.thenAcceptAsync(response -> send(exchange, response), exchange.getIoThread());
    }

    private void send(HttpServerExchange exchange, WireResponse response) {
        if (response.isNone()) {
            IoUtils.safeClose(exchange.getConnection());
            return;
        }
        exchange.setStatusCode(response.status());
        HeaderMap headers = exchange.getResponseHeaders();
        for (WireResponse.Header header : response.headers()) {
            headers.add(name(header.name()), header.value());
        }
        if (draining.getAsBoolean()) {
            exchange.setPersistent(false);
        }
        exchange.getResponseSender().send(ByteBuffer.wrap(response.body().unsafeArray()));
        if (!exchange.isResponseComplete()) {
            Deadline.of(exchange, bodyTimeoutMillis);
        }
    }

    private static HttpString name(String name) {
        HttpString known = HttpString.tryFromString(name);
        return known != null ? known : new HttpString(name);
    }

    private static WireResponse tooLarge(int maxRequestBytes) {
        String json = "{\"__type\":\"com.amazon.coral.service#RequestEntityTooLargeException\","
                + "\"message\":\"Request size exceeded " + maxRequestBytes + " bytes\"}";
        return new WireResponse(
                413,
                List.of(new WireResponse.Header("Content-Type", "application/x-amz-json-1.0")),
                Bytes.wrap(json.getBytes(StandardCharsets.UTF_8)));
    }
}
