package dev.extenddb.protocol;

import java.util.Optional;

/** The header that says which operation of which service a request is for: {@code DynamoDB_20120810.GetItem}. */
final class Target {

    private static final String HEADER = "X-Amz-Target";

    private Target() {}

    /** Whether the request names no operation at all. */
    static boolean isAbsent(WireRequest request) {
        return request.headers().first(HEADER).isEmpty();
    }

    /** What the request names, if it does. */
    static Optional<String> of(WireRequest request) {
        return request.headers().first(HEADER);
    }
}
