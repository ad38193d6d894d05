package dev.extenddb.bench.auth;

import dev.extenddb.ExtendDb;
import dev.extenddb.bench.Options;
import dev.extenddb.http.HttpServer;
import dev.extenddb.http.HttpServerConfig;
import dev.extenddb.protocol.AnyCredentials;
import dev.extenddb.storage.h2.H2Storage;
import java.util.concurrent.CountDownLatch;

/** A server with everything in memory, as a program of its own: {@code --listen PORT --auth none|user}. */
final class AuthServer {

    private AuthServer() {}

    /** Serves until the process is ended. */
    public static void main(String[] arguments) throws InterruptedException {
        var options = new Options(arguments);
        var storage = H2Storage.inMemory();
        var authenticator = options.text("auth", "none").equals("none")
                ? new AnyCredentials()
                : BenchmarkUser.authenticator(storage.catalog());
        try (var engine = ExtendDb.builder(storage).build();
                var server = HttpServer.start(
                        engine.endpoint(authenticator),
                        HttpServerConfig.defaults().withPort(options.number("listen", 0)))) {
            System.out.println("listening at " + server.uri());
            new CountDownLatch(1).await();
        }
    }
}
