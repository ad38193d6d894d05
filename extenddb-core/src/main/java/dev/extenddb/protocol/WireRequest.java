package dev.extenddb.protocol;

import dev.extenddb.item.Bytes;

/**
 * A request as a transport received it.
 *
 * @param method the HTTP method
 * @param path the path with the query string, as sent
 * @param headers all headers
 * @param body the body as sent, possibly compressed
 * @param peer where it came from
 */
public record WireRequest(String method, String path, Headers headers, Bytes body, Peer peer) {

    /** A request from within this process. */
    public WireRequest(String method, String path, Headers headers, Bytes body) {
        this(method, path, headers, body, Peer.IN_PROCESS);
    }
}
