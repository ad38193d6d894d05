package dev.extenddb.http;

import dev.extenddb.protocol.WireEndpoint;
import dev.extenddb.protocol.WireRequest;
import dev.extenddb.protocol.WireResponse;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** Holds each request until the test lets it go, then echoes it. */
final class HeldEndpoint implements WireEndpoint {

    private final BlockingQueue<Held> arrived = new LinkedBlockingQueue<>();

    @Override
    public CompletionStage<WireResponse> handle(WireRequest request) {
        var held = new Held(request, new CompletableFuture<>());
        arrived.add(held);
        return held.answer;
    }

    /** The next request, when it has come. */
    Held next() throws InterruptedException {
        Held held = arrived.poll(10, TimeUnit.SECONDS);
        if (held == null) {
            throw new AssertionError("no request came");
        }
        return held;
    }

    boolean isEmpty() {
        return arrived.isEmpty();
    }

    /** One request that waits. */
    record Held(WireRequest request, CompletableFuture<WireResponse> answer) {

        void release() {
            answer.complete(EchoEndpoint.echo(request));
        }
    }
}
