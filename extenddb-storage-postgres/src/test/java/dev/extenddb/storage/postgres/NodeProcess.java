package dev.extenddb.storage.postgres;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/** A {@link NodeMain} of this test, which can be killed and started again. Thread-safe. */
final class NodeProcess implements Node, AutoCloseable {

    private final PostgresConfig config;
    private final Path log;
    private final AtomicLong numbers = new AtomicLong();
    private volatile Running running;

    /** Starts a node. */
    NodeProcess(PostgresConfig config, Path log) {
        this.config = config;
        this.log = log;
        start();
    }

    /** Starts it again. */
    void start() {
        try {
            running = new Running();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public CompletableFuture<Reply> send(String operation, String json) {
        return running.send(numbers.incrementAndGet(), operation, json);
    }

    /** Ends the process with SIGKILL. What it had not answered is answered with {@link Reply#NONE}. */
    void kill() {
        running.kill();
    }

    @Override
    public void close() {
        kill();
    }

    private final class Running {

        private final Process process;
        private final PrintWriter requests;
        private final Map<Long, CompletableFuture<Reply>> waiting = new ConcurrentHashMap<>();
        private volatile boolean ended;

        Running() throws IOException {
            String java =
                    Path.of(System.getProperty("java.home"), "bin", "java").toString();
            process = new ProcessBuilder(
                            java,
                            "-XX:TieredStopAtLevel=1",
                            "-XX:+UseSerialGC",
                            "-cp",
                            System.getProperty("java.class.path"),
                            NodeMain.class.getName(),
                            config.url(),
                            config.schema())
                    .redirectError(ProcessBuilder.Redirect.appendTo(new File(log.toString())))
                    .start();
            requests = new PrintWriter(process.outputWriter(StandardCharsets.UTF_8), true);
            Runtime.getRuntime().addShutdownHook(new Thread(process::destroyForcibly));
            BufferedReader answers = process.inputReader(StandardCharsets.UTF_8);
            if (!"ready".equals(answers.readLine())) {
                throw new IllegalStateException("the node does not start: see " + log);
            }
            var reader = new Thread(() -> read(answers), "answers");
            reader.setDaemon(true);
            reader.start();
        }

        CompletableFuture<Reply> send(long number, String operation, String json) {
            var answer = new CompletableFuture<Reply>();
            waiting.put(number, answer);
            synchronized (requests) {
                requests.println(number + "\t" + operation + "\t" + json);
            }
            if (ended || requests.checkError()) {
                answer.complete(Reply.NONE);
            }
            return answer;
        }

        private void read(BufferedReader answers) {
            try {
                for (String line = answers.readLine(); line != null; line = answers.readLine()) {
                    String[] parts = line.split("\t", 3);
                    if (parts.length == 3 && line.endsWith("}")) {
                        waiting.remove(Long.valueOf(parts[0]))
                                .complete(new Reply(Integer.parseInt(parts[1]), parts[2]));
                    }
                }
            } catch (IOException dead) {
                // As its requests will be told.
            }
            ended = true;
            waiting.values().forEach(answer -> answer.complete(Reply.NONE));
        }

        void kill() {
            // Not Process.destroyForcibly: that would close the stream with the last answers, too.
            process.toHandle().destroyForcibly();
            process.onExit().join();
        }
    }
}
