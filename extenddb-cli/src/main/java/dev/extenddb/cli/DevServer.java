package dev.extenddb.cli;

import dev.extenddb.ExtendDb;
import dev.extenddb.http.HttpServer;
import dev.extenddb.http.HttpServerConfig;
import dev.extenddb.protocol.AnyCredentials;
import dev.extenddb.protocol.WireEndpoint;
import java.net.URI;
import java.util.concurrent.CompletableFuture;

/** An engine on embedded storage behind plain HTTP, for whom it may concern. Thread-safe. */
final class DevServer implements AutoCloseable {

    private final HttpServer server;
    private final ExtendDb engine;

    private DevServer(HttpServer server, ExtendDb engine) {
        this.server = server;
        this.engine = engine;
    }

    /**
     * Starts the database and the server side by side, which halves the time to wait. A request that comes in between waits for the database.
     *
     * @throws dev.extenddb.http.ListenException if the server cannot listen
     * @throws DataDirectoryException if the directory cannot be used
     */
    static DevServer start(HttpServerConfig config, EmbeddedEngine embedded) {
        var engine = CompletableFuture.supplyAsync(embedded::open);
        var endpoint = engine.thenApply(opened -> opened.endpoint(new AnyCredentials()));
        WireEndpoint whenOpen = request -> endpoint.thenCompose(open -> open.handle(request));
        HttpServer server;
        try {
            server = HttpServer.start(whenOpen, config);
        } catch (RuntimeException e) {
            engine.thenAccept(ExtendDb::close).exceptionally(alsoFailed -> null).join();
            throw e;
        }
        try {
            return new DevServer(server, engine.join());
        } catch (RuntimeException e) {
            server.close();
            throw e;
        }
    }

    URI uri() {
        return server.uri();
    }

    /** Answers what was asked, then closes the database. */
    @Override
    public void close() {
        server.close();
        engine.close();
    }
}
