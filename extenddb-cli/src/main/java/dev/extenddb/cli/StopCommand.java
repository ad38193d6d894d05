package dev.extenddb.cli;

import dev.extenddb.cli.config.Config;
import dev.extenddb.cli.server.RunFile;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Asks a server in the background to end, and waits until it has. */
@Command(
        name = "stop",
        description = "Stop the server that serve --daemon has started.",
        mixinStandardHelpOptions = true)
final class StopCommand implements Runnable {

    /** Longer than a server waits for requests under way. */
    private static final int LONGEST_END_SECONDS = 10;

    @Mixin
    private final ConfigOptions options;

    @Spec
    private CommandSpec spec;

    StopCommand(Map<String, String> environment) {
        this.options = new ConfigOptions(environment);
    }

    @Override
    public void run() {
        Config config = options.read();
        var runFile = new RunFile(config);
        if (!runFile.exists()) {
            throw new CommandException("No server runs in the background: there is no file " + runFile.path() + ".");
        }
        Optional<ProcessHandle> process = runFile.process();
        process.ifPresent(StopCommand::stop);
        runFile.remove();
        spec.commandLine()
                .getOut()
                .println(process.map(ended -> "Stopped process " + ended.pid() + ".")
                        .orElse("The server had ended already."));
    }

    private static void stop(ProcessHandle process) {
        process.destroy();
        try {
            process.onExit().get(LONGEST_END_SECONDS, TimeUnit.SECONDS);
        } catch (TimeoutException | ExecutionException e) {
            throw new CommandException("Process " + process.pid() + " still runs after " + LONGEST_END_SECONDS
                    + " seconds. Look at its log, or end it with: kill -9 " + process.pid());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CommandException("Interrupted while process " + process.pid() + " was ending.");
        }
    }
}
