package dev.extenddb.protocol;

import dev.extenddb.operation.Caller;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** Finds out who sends a request. Thread-safe. */
@FunctionalInterface
public interface Authenticator {

    /**
     * The sender of a request.
     *
     * @throws dev.extenddb.error.DynamoDbException if the request does not say who sends it, or not credibly
     */
    Caller authenticate(WireRequest request);

    /**
     * The same, without keeping the calling thread waiting if somebody has to be looked up first.
     *
     * @return a stage that is complete already where all is known; it fails as {@link #authenticate} does
     * @throws dev.extenddb.error.DynamoDbException if the request does not say who sends it, or not credibly
     */
    default CompletionStage<Caller> sender(WireRequest request) {
        return CompletableFuture.completedFuture(authenticate(request));
    }
}
