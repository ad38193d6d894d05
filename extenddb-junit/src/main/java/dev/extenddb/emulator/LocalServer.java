package dev.extenddb.emulator;

import dev.extenddb.http.HttpServer;
import dev.extenddb.http.HttpServerConfig;
import dev.extenddb.protocol.WireEndpoint;
import java.util.logging.Level;
import java.util.logging.Logger;

/** Starts servers on the loopback interface, which say nothing on the console. */
public final class LocalServer {

    /** Held, because {@code java.util.logging} forgets a level with its logger. */
    private static final Logger XNIO = Logger.getLogger("org.xnio");

    private LocalServer() {}

    /**
     * Starts a server.
     *
     * @param port 0 leaves the choice to the operating system
     * @throws dev.extenddb.http.PortInUseException if another process has the port
     */
    public static HttpServer start(WireEndpoint endpoint, int port) {
        if (XNIO.getLevel() == null) {
            XNIO.setLevel(Level.WARNING); // it greets at level INFO, on the console of whoever has not set up logging
        }
        return HttpServer.start(
                endpoint, HttpServerConfig.defaults().withPort(port).withIoThreads(1));
    }
}
