package dev.extenddb.protocol;

/**
 * A request as a transport received it.
 *
 * @param method the HTTP method
 * @param path the path with the query string, as sent
 * @param headers all headers
 * @param body the body as sent, possibly compressed; must not be changed afterwards
 */
public record WireRequest(String method, String path, Headers headers, byte[] body) {}
