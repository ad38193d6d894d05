package dev.extenddb.protocol;

import dev.extenddb.item.Bytes;
import java.util.List;

/**
 * An answer for a transport to send. {@code Content-Length} is left to the transport.
 *
 * @param status the HTTP status
 * @param headers in the order to send them
 * @param body as it goes out, compressed where a header says so
 */
public record WireResponse(int status, List<Header> headers, Bytes body) {

    public WireResponse {
        headers = List.copyOf(headers);
    }

    /** One header line. */
    public record Header(String name, String value) {}
}
