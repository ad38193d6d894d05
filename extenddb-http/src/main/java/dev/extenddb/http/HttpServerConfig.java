package dev.extenddb.http;

/**
 * How an {@link HttpServer} listens. Immutable: start from {@link #defaults()} and change what differs.
 *
 * @param host the name or address of the interface to listen on
 * @param port the TCP port, 0 to 65535; 0 takes any free one
 * @param maxRequestBytes the longest request body, in bytes as sent; a longer one is answered with status 413
 * @param ioThreads the number of threads that move bytes and run requests that need no waiting
 */
public record HttpServerConfig(String host, int port, int maxRequestBytes, int ioThreads) {

    private static final int DEFAULT_MAX_REQUEST_BYTES = 16 * 1024 * 1024;

    public HttpServerConfig {
        requireRange("port", port, 0, 65_535);
        requireRange("maxRequestBytes", maxRequestBytes, 1, Integer.MAX_VALUE - 8);
        requireRange("ioThreads", ioThreads, 1, 1_000);
    }

    /** The loopback interface, any free port, bodies of at most 16 MiB as in DynamoDB, a thread for each processor but at least two. */
    public static HttpServerConfig defaults() {
        int processors = Runtime.getRuntime().availableProcessors();
        return new HttpServerConfig("127.0.0.1", 0, DEFAULT_MAX_REQUEST_BYTES, Math.max(2, processors));
    }

    /** The same with another host. */
    public HttpServerConfig withHost(String newHost) {
        return new HttpServerConfig(newHost, port, maxRequestBytes, ioThreads);
    }

    /** The same with another port. */
    public HttpServerConfig withPort(int newPort) {
        return new HttpServerConfig(host, newPort, maxRequestBytes, ioThreads);
    }

    /** The same with another limit for request bodies. */
    public HttpServerConfig withMaxRequestBytes(int newMaxRequestBytes) {
        return new HttpServerConfig(host, port, newMaxRequestBytes, ioThreads);
    }

    /** The same with another number of threads. */
    public HttpServerConfig withIoThreads(int newIoThreads) {
        return new HttpServerConfig(host, port, maxRequestBytes, newIoThreads);
    }

    private static void requireRange(String name, int value, int least, int most) {
        if (value < least || value > most) {
            throw new IllegalArgumentException(
                    name + " must be between " + least + " and " + most + ", but is " + value);
        }
    }
}
