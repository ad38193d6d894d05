package dev.extenddb.protocol;

import java.util.List;

/**
 * An answer for a transport to send. {@code Content-Length} is left to the transport.
 *
 * @param status the HTTP status
 * @param headers in the order to send them
 * @param body must not be changed afterwards
 */
public record WireResponse(int status, List<Header> headers, byte[] body) {

    public WireResponse {
        headers = List.copyOf(headers);
    }

    /** One header line. */
    public record Header(String name, String value) {}
}
