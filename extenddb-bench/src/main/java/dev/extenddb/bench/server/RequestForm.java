package dev.extenddb.bench.server;

/** How a request is put on the wire. Thread-safe. */
@FunctionalInterface
public interface RequestForm {

    /** The bytes of a request, head and body, for the server at a port of the loopback address. */
    byte[] render(int port, String operation, String json);
}
