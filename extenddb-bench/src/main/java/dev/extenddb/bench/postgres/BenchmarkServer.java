package dev.extenddb.bench.postgres;

import dev.extenddb.ExtendDb;
import dev.extenddb.bench.Options;
import dev.extenddb.http.HttpServer;
import dev.extenddb.http.HttpServerConfig;
import dev.extenddb.protocol.AnyCredentials;
import dev.extenddb.storage.postgres.PostgresConfig;
import dev.extenddb.storage.postgres.PostgresStorage;
import java.util.concurrent.CountDownLatch;

/** The server that is measured, as a program of its own: {@code --listen PORT} and the options of {@link Target}. */
final class BenchmarkServer {

    static final String SCHEMA = "extenddb_bench";

    private BenchmarkServer() {}

    /** Serves until the process is ended. */
    public static void main(String[] arguments) throws InterruptedException {
        var options = new Options(arguments);
        var target = Target.from(options);
        var config = PostgresConfig.of(target.url(), target.user(), "").withSchema(SCHEMA);
        try (var engine = ExtendDb.builder(PostgresStorage.connect(config)).build();
                var server = HttpServer.start(
                        engine.endpoint(new AnyCredentials()),
                        HttpServerConfig.defaults().withPort(options.number("listen", 0)))) {
            System.out.println("listening at " + server.uri());
            new CountDownLatch(1).await();
        }
    }
}
