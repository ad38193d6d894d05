package dev.extenddb.protocol;

import dev.extenddb.operation.Caller;

/** Finds out who sends a request. Thread-safe. */
@FunctionalInterface
public interface Authenticator {

    /**
     * The sender of a request.
     *
     * @throws dev.extenddb.error.DynamoDbException if the request does not say who sends it, or not credibly
     */
    Caller authenticate(WireRequest request);
}
