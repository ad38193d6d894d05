package dev.extenddb.http;

import java.time.Duration;
import java.util.Optional;

/**
 * How an {@link HttpServer} listens. Immutable: start from {@link #defaults()} and change what differs.
 *
 * @param host the name or address of the interface to listen on
 * @param port the TCP port, 0 to 65535; 0 takes any free one
 * @param maxRequestBytes the longest request body, in bytes as sent; a longer one is answered with status 413
 * @param ioThreads the number of threads that move bytes and run requests that need no waiting
 * @param tls the keys of an encrypted port; empty for plain HTTP
 * @param limits what clients may do
 * @param drainTimeout how long a server that is being closed waits for requests under way, at most
 */
public record HttpServerConfig(
        String host,
        int port,
        int maxRequestBytes,
        int ioThreads,
        Optional<TlsConfig> tls,
        ConnectionLimits limits,
        Duration drainTimeout) {

    private static final int DEFAULT_MAX_REQUEST_BYTES = 16 * 1024 * 1024;
    private static final Duration DEFAULT_DRAIN_TIMEOUT = Duration.ofSeconds(8);

    public HttpServerConfig {
        requireRange("port", port, 0, 65_535);
        requireRange("maxRequestBytes", maxRequestBytes, 1, Integer.MAX_VALUE - 8);
        requireRange("ioThreads", ioThreads, 1, 1_000);
        if (drainTimeout.isNegative()) {
            throw new IllegalArgumentException("drainTimeout must not be negative, but is " + drainTimeout);
        }
    }

    /**
     * Plain HTTP on the loopback interface, any free port, bodies of at most 16 MiB as in DynamoDB, a thread for each processor but at least
     * two, and eight seconds for requests under way when the server is closed.
     */
    public static HttpServerConfig defaults() {
        int processors = Runtime.getRuntime().availableProcessors();
        return new HttpServerConfig(
                "127.0.0.1",
                0,
                DEFAULT_MAX_REQUEST_BYTES,
                Math.max(2, processors),
                Optional.empty(),
                ConnectionLimits.defaults(),
                DEFAULT_DRAIN_TIMEOUT);
    }

    /** The same with another host. */
    public HttpServerConfig withHost(String value) {
        return new HttpServerConfig(value, port, maxRequestBytes, ioThreads, tls, limits, drainTimeout);
    }

    /** The same with another port. */
    public HttpServerConfig withPort(int value) {
        return new HttpServerConfig(host, value, maxRequestBytes, ioThreads, tls, limits, drainTimeout);
    }

    /** The same with another limit for request bodies. */
    public HttpServerConfig withMaxRequestBytes(int value) {
        return new HttpServerConfig(host, port, value, ioThreads, tls, limits, drainTimeout);
    }

    /** The same with another number of threads. */
    public HttpServerConfig withIoThreads(int value) {
        return new HttpServerConfig(host, port, maxRequestBytes, value, tls, limits, drainTimeout);
    }

    /** The same, encrypted: HTTP/1.1 and HTTP/2 over TLS 1.2 or newer. */
    public HttpServerConfig withTls(TlsConfig value) {
        return new HttpServerConfig(host, port, maxRequestBytes, ioThreads, Optional.of(value), limits, drainTimeout);
    }

    /** The same with other limits for clients. */
    public HttpServerConfig withLimits(ConnectionLimits value) {
        return new HttpServerConfig(host, port, maxRequestBytes, ioThreads, tls, value, drainTimeout);
    }

    /** The same with another time for requests under way when the server is closed. */
    public HttpServerConfig withDrainTimeout(Duration value) {
        return new HttpServerConfig(host, port, maxRequestBytes, ioThreads, tls, limits, value);
    }

    private static void requireRange(String name, int value, int least, int most) {
        if (value < least || value > most) {
            throw new IllegalArgumentException(
                    name + " must be between " + least + " and " + most + ", but is " + value);
        }
    }
}
