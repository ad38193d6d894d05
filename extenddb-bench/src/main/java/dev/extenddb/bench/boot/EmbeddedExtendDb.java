package dev.extenddb.bench.boot;

import dev.extenddb.ExtendDb;
import dev.extenddb.http.HttpServer;
import dev.extenddb.http.HttpServerConfig;
import dev.extenddb.protocol.AnyCredentials;
import dev.extenddb.storage.h2.H2Storage;

/** ExtendDB on H2 in memory behind its HTTP door. */
public final class EmbeddedExtendDb implements EmbeddedServer, AutoCloseable {

    private Runnable running = () -> {};

    @Override
    public int start() {
        var engine = ExtendDb.builder(H2Storage.inMemory()).build();
        var server = HttpServer.start(
                engine.endpoint(new AnyCredentials()),
                HttpServerConfig.defaults().withPort(0));
        running = () -> {
            server.close();
            engine.close();
        };
        return server.port();
    }

    @Override
    public void stop() {
        running.run();
    }

    @Override
    public void close() {
        stop();
    }
}
