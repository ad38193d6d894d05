package dev.extenddb.bench.server;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** A server in a process of its own. Closing it ends the process; so does the end of this program. */
public final class ServerProcess implements AutoCloseable {

    private static final Duration START_LIMIT = Duration.ofSeconds(60);

    private final String name;
    private final int port;
    private final Process process;
    private final Path log;
    private final Thread endWithUs;
    private final long startedAt;

    private ServerProcess(String name, int port, Process process, Path log, long startedAt) {
        this.name = name;
        this.port = port;
        this.process = process;
        this.log = log;
        this.startedAt = startedAt;
        this.endWithUs = new Thread(process::destroyForcibly);
        Runtime.getRuntime().addShutdownHook(endWithUs);
    }

    /** Starts the server on a free port of the loopback address, and returns before it answers. */
    public static ServerProcess start(ServerCommand command) {
        try {
            var port = FreePort.find();
            var log = Files.createTempFile("server-", ".log");
            var builder = new ProcessBuilder(command.onPort(port))
                    .redirectErrorStream(true)
                    .redirectOutput(log.toFile())
                    .directory(new File(System.getProperty("java.io.tmpdir")));
            var startedAt = System.nanoTime();
            return new ServerProcess(command.name(), port, builder.start(), log, startedAt);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Waits until the server answers a request, trying every few milliseconds.
     *
     * @return the time from the start of the process to its first answer
     * @throws IllegalStateException if it ends, or does not answer within a minute
     */
    public Duration awaitFirstAnswer() {
        return awaitFirstAnswer(RawRequest::render);
    }

    /** The same, for a server that asks who sends requests. */
    public Duration awaitFirstAnswer(RequestForm form) {
        var probe = new FirstAnswer(port, form);
        while (!probe.answered()) {
            var waited = Duration.ofNanos(System.nanoTime() - startedAt);
            if (!process.isAlive() || waited.compareTo(START_LIMIT) > 0) {
                throw new IllegalStateException(name + " did not answer in " + waited + "; it said: " + output());
            }
        }
        return Duration.ofNanos(System.nanoTime() - startedAt);
    }

    /** What to call the server. */
    public String name() {
        return name;
    }

    /** Its port. */
    public int port() {
        return port;
    }

    /** Its endpoint. */
    public URI uri() {
        return URI.create("http://127.0.0.1:" + port + "/");
    }

    /** User and system time the process has used so far, all threads together. */
    public Duration cpuTime() {
        return process.info().totalCpuDuration().orElse(Duration.ZERO);
    }

    @Override
    public void close() {
        process.destroyForcibly();
        try {
            process.waitFor(10, TimeUnit.SECONDS);
            Files.deleteIfExists(log);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            Runtime.getRuntime().removeShutdownHook(endWithUs);
        }
    }

    private String output() {
        try {
            return Files.readString(log);
        } catch (IOException e) {
            return "(nothing: " + e + ")";
        }
    }
}
