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

    /** No answer at all: the transport breaks the connection. */
    public static final WireResponse NONE = new WireResponse(0, List.of(), Bytes.EMPTY);

    public WireResponse {
        headers = List.copyOf(headers);
    }

    /** Whether there is no answer, and the connection is to be broken. */
    public boolean isNone() {
        return status == 0;
    }

    /** One header line. */
    public record Header(String name, String value) {}
}
