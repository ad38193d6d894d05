package dev.extenddb.cli;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.concurrent.atomic.AtomicInteger;

/** The PostgreSQL server of this JVM's tests. Of other roles than {@code postgres} it wants passwords. */
final class TestPostgres {

    private static final AtomicInteger NAMES = new AtomicInteger();

    private TestPostgres() {}

    static int port() {
        return Server.INSTANCE.getPort();
    }

    /** A name for a role or database that nobody else has. */
    static String newName() {
        return "cli" + NAMES.incrementAndGet();
    }

    static void execute(String database, String sql) throws SQLException {
        try (var connection = Server.INSTANCE.getDatabase("postgres", database).getConnection();
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static final class Server {

        static final EmbeddedPostgres INSTANCE = start();

        private static EmbeddedPostgres start() {
            try {
                Path data = Files.createTempDirectory("extenddb-cli-pg");
                var server = EmbeddedPostgres.builder()
                        .setDataDirectory(data)
                        .setServerConfig("hba_file", hba(data).toString())
                        .start();
                Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(server)));
                return server;
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        private static Path hba(Path data) throws IOException {
            Path file = data.resolveSibling(data.getFileName() + ".hba");
            Files.writeString(file, "host all postgres 127.0.0.1/32 trust\nhost all all 127.0.0.1/32 scram-sha-256\n");
            file.toFile().setReadable(true, false);
            file.toFile().deleteOnExit();
            return file;
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
