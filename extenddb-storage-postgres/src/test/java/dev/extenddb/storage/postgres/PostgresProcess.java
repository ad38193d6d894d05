package dev.extenddb.storage.postgres;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** A PostgreSQL server of a test's own, which can be killed and started again on the same port and files. Not thread-safe. */
final class PostgresProcess implements AutoCloseable {

    private static final Duration START_LIMIT = Duration.ofSeconds(60);

    private final Path binaries;
    private final Path data;
    private final int port;
    private final List<String> settings;
    private Optional<Process> process = Optional.empty();

    private PostgresProcess(Path binaries, Path data, List<String> settings) {
        this.binaries = binaries;
        this.data = data;
        this.port = freePort();
        this.settings = settings;
        Runtime.getRuntime().addShutdownHook(new Thread(this::kill));
    }

    /**
     * Makes and starts a server.
     *
     * @param version see {@link PostgresBinaries}
     * @param directory where its files go
     * @param settings such as {@code max_connections=8}
     */
    static PostgresProcess create(String version, Path directory, String... settings) {
        Path binaries = PostgresBinaries.of(version);
        Path data = directory.resolve("data");
        Commands.run(Commands.unprivileged(List.of(
                        binaries.resolve("initdb").toString(),
                        "-D",
                        data.toString(),
                        "-U",
                        "postgres",
                        "-A",
                        "trust",
                        "-E",
                        "UTF8",
                        "--no-sync"))
                .toArray(String[]::new));
        return on(version, data, settings).start();
    }

    /** A server, not yet started, on files that are there already. */
    static PostgresProcess on(String version, Path data, String... settings) {
        return new PostgresProcess(PostgresBinaries.of(version), data, List.of(settings));
    }

    /** Starts the server, and returns when it takes connections. */
    PostgresProcess start() {
        var words = new ArrayList<String>(
                List.of(binaries.resolve("postgres").toString(), "-D", data.toString(), "-p", Integer.toString(port)));
        // A process that is killed loses nothing that it has handed to the operating system.
        var all = new ArrayList<String>(List.of("listen_addresses=127.0.0.1", "unix_socket_directories=", "fsync=off"));
        all.addAll(settings);
        all.forEach(setting -> words.addAll(List.of("-c", setting)));
        try {
            File log = data.resolveSibling("log").toFile();
            process = Optional.of(new ProcessBuilder(Commands.unprivileged(words))
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.appendTo(log))
                    .start());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        awaitConnections();
        return this;
    }

    private void awaitConnections() {
        long deadline = System.nanoTime() + START_LIMIT.toNanos();
        while (true) {
            try {
                connect().close();
                return;
            } catch (SQLException e) {
                if (System.nanoTime() > deadline || !process.orElseThrow().isAlive()) {
                    throw new IllegalStateException("PostgreSQL does not start: " + log(), e);
                }
                LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(20));
            }
        }
    }

    /** What it has said so far. */
    String log() {
        try {
            return Files.readString(data.resolveSibling("log"));
        } catch (IOException e) {
            return e.toString();
        }
    }

    /** Ends all its processes with SIGKILL. */
    void kill() {
        process.ifPresent(postmaster -> {
            List<ProcessHandle> all = postmaster.descendants().toList();
            postmaster.destroyForcibly();
            all.forEach(ProcessHandle::destroyForcibly);
            postmaster.onExit().join();
            all.forEach(child -> child.onExit().join());
        });
        process = Optional.empty();
    }

    Path data() {
        return data;
    }

    int port() {
        return port;
    }

    String url() {
        return "jdbc:postgresql://127.0.0.1:" + port + "/postgres";
    }

    PostgresConfig config() {
        return PostgresConfig.of(url(), "postgres", "");
    }

    /** A connection of the test's own. */
    Connection connect() throws SQLException {
        return DriverManager.getConnection(url(), "postgres", "");
    }

    /** Runs a statement. */
    void execute(String sql) throws SQLException {
        try (Connection connection = connect();
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    @Override
    public void close() {
        kill();
    }

    private static int freePort() {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
