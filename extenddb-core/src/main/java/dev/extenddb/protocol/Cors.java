package dev.extenddb.protocol;

import dev.extenddb.protocol.WireResponse.Header;
import java.util.List;

/** Lets scripts of any web page use the service, as DynamoDB does; only requests with an {@code Origin} are told (Fetch standard). */
final class Cors {

    private static final Header ALLOW_ORIGIN = new Header("Access-Control-Allow-Origin", "*");
    private static final Header EXPOSE_HEADERS =
            new Header("Access-Control-Expose-Headers", "x-amzn-RequestId,x-amz-crc32,Date");
    private static final Header MAX_AGE = new Header("Access-Control-Max-Age", "172800");

    private Cors() {}

    static void addTo(List<Header> headers, WireRequest request) {
        if (request.headers().first("Origin").isPresent()) {
            headers.add(ALLOW_ORIGIN);
            headers.add(EXPOSE_HEADERS);
        }
    }

    static void addPreflightTo(List<Header> headers, WireRequest request) {
        addTo(headers, request);
        if (request.headers().first("Origin").isPresent()) {
            headers.add(MAX_AGE);
            request.headers()
                    .first("Access-Control-Request-Headers")
                    .ifPresent(value -> headers.add(new Header("Access-Control-Allow-Headers", value)));
            request.headers()
                    .first("Access-Control-Request-Method")
                    .ifPresent(value -> headers.add(new Header("Access-Control-Allow-Methods", value)));
        }
    }
}
