package dev.extenddb.bench.postgres;

import dev.extenddb.ExtendDb;
import dev.extenddb.bench.Options;
import dev.extenddb.bench.auth.BenchmarkUser;
import dev.extenddb.http.HttpServer;
import dev.extenddb.http.HttpServerConfig;
import dev.extenddb.storage.postgres.PostgresConfig;
import dev.extenddb.storage.postgres.PostgresStorage;
import java.util.concurrent.CountDownLatch;

/** The server that is measured, with signatures and policies, as a program of its own: {@code --listen PORT} and the options of {@link Target}. */
final class BenchmarkServer {

    static final String SCHEMA = "extenddb_bench";

    private BenchmarkServer() {}

    /** Serves until the process is ended. */
    public static void main(String[] arguments) throws InterruptedException {
        var options = new Options(arguments);
        var target = Target.from(options);
        var config = PostgresConfig.of(target.url(), target.user(), "").withSchema(SCHEMA);
        var storage = PostgresStorage.connect(config);
        var authenticator = BenchmarkUser.authenticator(storage.catalog());
        try (var engine = ExtendDb.builder(storage).build();
                var server = HttpServer.start(
                        engine.endpoint(authenticator),
                        HttpServerConfig.defaults().withPort(options.number("listen", 0)))) {
            System.out.println("listening at " + server.uri());
            new CountDownLatch(1).await();
        }
    }
}
