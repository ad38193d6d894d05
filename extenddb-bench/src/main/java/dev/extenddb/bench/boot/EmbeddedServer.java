package dev.extenddb.bench.boot;

/** A server inside this JVM. Each start is a new, empty one. */
interface EmbeddedServer {

    /** Starts it and returns its port on the loopback address. */
    int start() throws Exception;

    /** Ends what was started last. */
    void stop() throws Exception;
}
