package dev.extenddb.cli.server;

import dev.extenddb.cli.CommandException;
import dev.extenddb.cli.config.Config;
import dev.extenddb.cli.config.ConfigKeys;
import dev.extenddb.cli.setup.PrivateFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** The file that says which process is the server of a port: its id, and when it began, so that no later process is taken for it. */
public final class RunFile {

    private final Path pidFile;
    private final Path log;

    /** That of the port in a configuration. */
    public RunFile(Config config) {
        Path directory = config.get(ConfigKeys.RUN_DIR);
        String name = "extenddb-" + config.get(ConfigKeys.PORT);
        this.pidFile = directory.resolve(name + ".pid");
        this.log = directory.resolve(name + ".log");
    }

    /** Where a server in the background writes what it has to say. */
    public Path log() {
        return log;
    }

    /** Where the file is. */
    public Path path() {
        return pidFile;
    }

    /** Notes a process. */
    public void write(ProcessHandle process) {
        PrivateFile.replace(pidFile, process.pid() + "\n" + startOf(process) + "\n");
    }

    /** The process, if it still runs. */
    public Optional<ProcessHandle> process() {
        if (!exists()) {
            return Optional.empty();
        }
        try {
            String[] lines = Files.readString(pidFile).split("\n", -1);
            return ProcessHandle.of(Long.parseLong(lines[0]))
                    .filter(ProcessHandle::isAlive)
                    .filter(process -> lines.length < 2 || startOf(process).equals(lines[1]));
        } catch (IOException | NumberFormatException e) {
            throw new CommandException(
                    "Cannot read " + pidFile + ": " + e.getMessage() + ". Remove it if no server runs.");
        }
    }

    /** Whether there is such a file, be it that of a process that has ended. */
    public boolean exists() {
        return Files.exists(pidFile);
    }

    /** Removes it. */
    public void remove() {
        try {
            Files.deleteIfExists(pidFile);
        } catch (IOException e) {
            throw new CommandException("Cannot remove " + pidFile + ": " + e.getMessage() + ".");
        }
    }

    private static String startOf(ProcessHandle process) {
        return process.info().startInstant().map(Object::toString).orElse("");
    }
}
