package dev.extenddb.cli.server;

import dev.extenddb.cli.CommandException;
import dev.extenddb.cli.config.Config;
import dev.extenddb.cli.config.ConfigKeys;
import dev.extenddb.cli.setup.PrivateFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** A server in a process of its own, which goes on when this one ends. */
public final class Daemon {

    private static final Duration LONGEST_START = Duration.ofSeconds(60);
    private static final long PAUSE_MILLIS = 100;

    private final Config config;
    private final RunFile runFile;

    /** The server of a configuration. */
    public Daemon(Config config) {
        this.config = config;
        this.runFile = new RunFile(config);
    }

    /**
     * Starts it, waits until it is well, and says where it is.
     *
     * @param arguments the command line by which this program serves in the foreground
     */
    public String start(List<String> arguments) {
        if (config.get(ConfigKeys.PORT) == 0) {
            throw new CommandException(
                    "A server in the background needs a port of its own: server.port must not be 0.");
        }
        runFile.process().ifPresent(running -> {
            throw new CommandException("The server of port " + config.get(ConfigKeys.PORT)
                    + " runs already, as process " + running.pid() + ".");
        });
        PrivateFile.createDirectory(config.get(ConfigKeys.RUN_DIR));
        HealthProbe probe = HealthProbe.of(config);
        if (probe.accepts()) {
            throw new CommandException("Port " + config.get(ConfigKeys.PORT) + " on " + config.get(ConfigKeys.BIND_ADDR)
                    + " is in use by another process. Choose another one with --port.");
        }
        awaitHealth(launch(arguments), probe);
        return "ExtendDB is ready on " + probe.endpoint() + " as process "
                + runFile.process().map(ProcessHandle::pid).orElse(0L) + ", which logs to " + runFile.log() + " .";
    }

    private Process launch(List<String> arguments) {
        var command = new ArrayList<String>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), "dev.extenddb.cli.Main"));
        command.addAll(arguments);
        try {
            Files.writeString(runFile.log(), "");
            return new ProcessBuilder(command)
                    .redirectInput(
                            ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()))
                    .redirectErrorStream(true)
                    .redirectOutput(runFile.log().toFile())
                    .start();
        } catch (IOException e) {
            throw new CommandException("Cannot start a process for the server: " + e.getMessage() + ".");
        }
    }

    private void awaitHealth(Process server, HealthProbe probe) {
        long deadline = System.nanoTime() + LONGEST_START.toNanos();
        try {
            while (!server.waitFor(PAUSE_MILLIS, TimeUnit.MILLISECONDS)) {
                Optional<String> problem = probe.problem();
                if (problem.isEmpty()) {
                    return;
                }
                if (System.nanoTime() > deadline) {
                    server.destroy();
                    throw new CommandException("The server was not well within " + LONGEST_START.toSeconds()
                            + " seconds (" + problem.get() + "). See " + runFile.log() + " .");
                }
            }
        } catch (InterruptedException e) {
            server.destroy();
            Thread.currentThread().interrupt();
            throw new CommandException("Interrupted while the server started.");
        }
        throw new CommandException(lastWords());
    }

    /** What the server said when it could not start; it begins with this program's name. */
    private String lastWords() {
        try {
            List<String> lines = Files.readAllLines(runFile.log());
            return lines.isEmpty()
                    ? "The server ended at once. See " + runFile.log() + " ."
                    : lines.get(lines.size() - 1).replaceFirst("^extenddb: ", "");
        } catch (IOException e) {
            return "The server ended at once, and its log cannot be read: " + e.getMessage() + ".";
        }
    }
}
