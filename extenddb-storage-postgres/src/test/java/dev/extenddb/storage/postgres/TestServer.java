package dev.extenddb.storage.postgres;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The PostgreSQL server of this JVM's tests; each caller gets a schema of its own. An embedded server is started on first use, unless the
 * environment names another one in {@code EXTENDDB_TEST_PG_URL} (with user and password in the URL).
 */
final class TestServer {

    private static final AtomicInteger SCHEMAS = new AtomicInteger();
    private static final String RUN = Long.toString(ProcessHandle.current().pid(), Character.MAX_RADIX);

    private TestServer() {}

    static PostgresConfig newSchema() {
        String schema = "test_" + RUN + "_" + SCHEMAS.incrementAndGet();
        String url = Optional.ofNullable(System.getenv("EXTENDDB_TEST_PG_URL")).orElseGet(() -> Embedded.URL);
        return PostgresConfig.of(url, "postgres", "").withPoolSize(6).withSchema(schema);
    }

    private static final class Embedded {

        static final String URL = start();

        private static String start() {
            try {
                var server = EmbeddedPostgres.start();
                Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(server)));
                return server.getJdbcUrl("postgres", "postgres");
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        private static void stop(EmbeddedPostgres server) {
            try {
                server.close();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
