package dev.extenddb.protocol;

import java.util.concurrent.CompletionStage;

/** Where transports bring requests: bytes and headers in, bytes and headers out. Thread-safe. */
@FunctionalInterface
public interface WireEndpoint {

    /**
     * Answers a request. The stage is complete on return when the work needed no waiting; otherwise it completes on a thread of the
     * engine, which the transport must not hold up. It never completes exceptionally: every failure is a response.
     */
    CompletionStage<WireResponse> handle(WireRequest request);
}
