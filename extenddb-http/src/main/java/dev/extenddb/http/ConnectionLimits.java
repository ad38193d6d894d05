package dev.extenddb.http;

import java.time.Duration;

/**
 * What an {@link HttpServer} puts up with from its clients. A client that takes longer is disconnected without an answer. Immutable: start
 * from {@link #defaults()} and change what differs.
 *
 * @param maxConnections how many connections are open at a time; further ones wait to be accepted
 * @param maxHeaderBytes the longest head of a request, in bytes: the request line and all headers together; DynamoDB takes 16 KiB
 * @param maxHeaders the number of headers of a request
 * @param headTimeout within which the head of a request must come, counted from its first byte, and within which a TLS handshake must end
 * @param bodyTimeout within which the body of a request must come, counted from the end of its head, and within which its answer must be
 *     taken, counted from when it is ready
 * @param idleTimeout after which a connection without requests is closed
 */
public record ConnectionLimits(
        int maxConnections,
        int maxHeaderBytes,
        int maxHeaders,
        Duration headTimeout,
        Duration bodyTimeout,
        Duration idleTimeout) {

    private static final Duration LONGEST = Duration.ofHours(24);

    private static final ConnectionLimits DEFAULTS = new ConnectionLimits(
            20_000, 16 * 1024, 200, Duration.ofSeconds(10), Duration.ofSeconds(60), Duration.ofMinutes(5));

    public ConnectionLimits {
        requireRange("maxConnections", maxConnections, 1, 1_000_000);
        requireRange("maxHeaderBytes", maxHeaderBytes, 1_024, 1 << 20);
        requireRange("maxHeaders", maxHeaders, 10, 10_000);
        requireTimeout("headTimeout", headTimeout);
        requireTimeout("bodyTimeout", bodyTimeout);
        requireTimeout("idleTimeout", idleTimeout);
    }

    /**
     * 20,000 connections, 200 headers of 16 KiB together, 10 seconds for a head and 60 for a body. Idle connections are kept for 5 minutes:
     * longer than the AWS SDKs keep theirs, so that it is not the server who closes one just when a client sends a request by it.
     */
    public static ConnectionLimits defaults() {
        return DEFAULTS;
    }

    /** The same with another number of connections. */
    public ConnectionLimits withMaxConnections(int value) {
        return new ConnectionLimits(value, maxHeaderBytes, maxHeaders, headTimeout, bodyTimeout, idleTimeout);
    }

    /** The same with another length of heads. */
    public ConnectionLimits withMaxHeaderBytes(int value) {
        return new ConnectionLimits(maxConnections, value, maxHeaders, headTimeout, bodyTimeout, idleTimeout);
    }

    /** The same with another number of headers. */
    public ConnectionLimits withMaxHeaders(int value) {
        return new ConnectionLimits(maxConnections, maxHeaderBytes, value, headTimeout, bodyTimeout, idleTimeout);
    }

    /** The same with another time for heads. */
    public ConnectionLimits withHeadTimeout(Duration value) {
        return new ConnectionLimits(maxConnections, maxHeaderBytes, maxHeaders, value, bodyTimeout, idleTimeout);
    }

    /** The same with another time for bodies. */
    public ConnectionLimits withBodyTimeout(Duration value) {
        return new ConnectionLimits(maxConnections, maxHeaderBytes, maxHeaders, headTimeout, value, idleTimeout);
    }

    /** The same with another life of idle connections. */
    public ConnectionLimits withIdleTimeout(Duration value) {
        return new ConnectionLimits(maxConnections, maxHeaderBytes, maxHeaders, headTimeout, bodyTimeout, value);
    }

    private static void requireRange(String name, int value, int least, int most) {
        if (value < least || value > most) {
            throw new IllegalArgumentException(
                    name + " must be between " + least + " and " + most + ", but is " + value);
        }
    }

    private static void requireTimeout(String name, Duration value) {
        if (value.toMillis() < 1 || value.compareTo(LONGEST) > 0) {
            throw new IllegalArgumentException(name + " must be between 1 ms and 24 hours, but is " + value);
        }
    }
}
