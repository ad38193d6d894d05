package dev.extenddb.control;

import dev.extenddb.emulator.Emulator;
import dev.extenddb.emulator.LocalServer;
import dev.extenddb.http.HttpServer;
import java.net.URI;

/**
 * A server on the loopback interface that has an emulator's DynamoDB endpoint and, under {@code /_extenddb/}, its control. Requests that come from
 * a page in a browser are refused there. Thread-safe.
 *
 * <table>
 *   <caption>What there is under {@code /_extenddb/}; bodies are JSON</caption>
 *   <tr><td>{@code GET clock}</td><td>what the clock shows</td></tr>
 *   <tr><td>{@code POST clock/advance}</td><td>{@code {"duration": "PT1H"}}</td></tr>
 *   <tr><td>{@code POST clock/run-until}</td><td>{@code {"instant": "2030-01-01T00:00:00Z"}}</td></tr>
 *   <tr><td>{@code POST reset}</td><td>removes everything</td></tr>
 *   <tr><td>{@code POST snapshots}</td><td>takes a snapshot, and answers its id</td></tr>
 *   <tr><td>{@code POST snapshots/ID/restore}, {@code DELETE snapshots/ID}</td><td>restores it, gives it up</td></tr>
 *   <tr><td>{@code POST faults}</td><td>{@code {"kind": "THROTTLE", "operation": "PutItem", "times": 2}} and the like</td></tr>
 *   <tr><td>{@code GET faults}, {@code DELETE faults}</td><td>what has fired; takes all rules away</td></tr>
 *   <tr><td>{@code GET requests}, {@code DELETE requests}</td><td>the log of requests; empties it</td></tr>
 *   <tr><td>{@code POST indexes/await}</td><td>answers when all indexes show every write</td></tr>
 *   <tr><td>{@code POST streams/NAME/take}</td><td>the next records of a table's stream; {@code {"most": 10}} bounds how many</td></tr>
 *   <tr><td>{@code GET tables/NAME}</td><td>a table's items, each on a line</td></tr>
 * </table>
 */
public final class ControlServer implements AutoCloseable {

    private final HttpServer server;

    private ControlServer(HttpServer server) {
        this.server = server;
    }

    /**
     * Starts a server on a port of the operating system's choice.
     *
     * @param emulator stays the caller's to close, after the server
     * @return the server, which answers already
     */
    public static ControlServer start(Emulator emulator) {
        return start(emulator, 0);
    }

    /**
     * Starts a server on a port.
     *
     * @param emulator stays the caller's to close, after the server
     * @param port 0 to 65535; 0 leaves the choice to the operating system
     * @return the server, which answers already
     * @throws dev.extenddb.http.PortInUseException if another process has the port
     */
    public static ControlServer start(Emulator emulator, int port) {
        return new ControlServer(LocalServer.start(new ControlEndpoint(emulator), port));
    }

    /** Where it is, with its port: the endpoint to give to clients. */
    public URI uri() {
        return server.uri();
    }

    /** Ends the server; requests under way are answered first. The emulator goes on. */
    @Override
    public void close() {
        server.close();
    }
}
