package dev.extenddb.protocol;

import java.util.Optional;

/** The header that says which operation a request is for: {@code DynamoDB_20120810.GetItem}. */
final class Target {

    private static final String HEADER = "X-Amz-Target";
    private static final String SERVICE = "DynamoDB_20120810.";

    private Target() {}

    /** Whether the request names no operation at all. */
    static boolean isAbsent(WireRequest request) {
        return request.headers().first(HEADER).isEmpty();
    }

    /** The operation's name; empty if the header is absent or of another service. */
    static Optional<String> operationName(WireRequest request) {
        return request.headers()
                .first(HEADER)
                .filter(target -> target.startsWith(SERVICE))
                .map(target -> target.substring(SERVICE.length()));
    }
}
