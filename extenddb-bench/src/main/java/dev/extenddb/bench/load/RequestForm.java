package dev.extenddb.bench.load;

/** How requests are put on the wire. */
@FunctionalInterface
public interface RequestForm {

    /** A whole HTTP request, head and body. */
    byte[] render(int port, String operation, String json);
}
