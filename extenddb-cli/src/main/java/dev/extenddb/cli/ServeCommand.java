package dev.extenddb.cli;

import dev.extenddb.cli.config.Config;
import dev.extenddb.cli.logging.Logging;
import dev.extenddb.cli.server.Daemon;
import dev.extenddb.cli.server.RunFile;
import dev.extenddb.cli.server.StandaloneServer;
import dev.extenddb.cli.setup.PrivateFile;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Runs the server: here until the process is told to stop, or in the background. */
@Command(
        name = "serve",
        description = "Run the server that the configuration describes, until it is told to stop.",
        mixinStandardHelpOptions = true)
final class ServeCommand implements Runnable {

    @Mixin
    private final ConfigOptions options;

    @Option(
            names = {"--daemon", "--no-foreground"},
            description = "Run in the background: return when the server is well.")
    private boolean daemon;

    @Option(
            names = {"--foreground", "--no-daemon"},
            description = "Run in the foreground, which is what happens anyway.")
    private boolean foreground;

    @Option(names = "--write-pid", hidden = true, description = "Note the process in the run directory.")
    private boolean writesPid;

    private final Logging logging;

    @Spec
    private CommandSpec spec;

    ServeCommand(Map<String, String> environment, Logging logging) {
        this.logging = logging;
        this.options = new ConfigOptions(environment);
    }

    @Override
    public void run() {
        if (daemon && foreground) {
            throw new CommandException("--daemon and --foreground exclude each other.");
        }
        Config config = options.read();
        if (PrivateFile.close(options.file())) {
            spec.commandLine()
                    .getErr()
                    .println("extenddb: " + options.file() + " could be read by others; now it cannot.");
        }
        if (daemon) {
            var arguments = new ArrayList<>(List.of("serve", "--write-pid"));
            arguments.addAll(options.arguments());
            spec.commandLine().getOut().println(new Daemon(config).start(arguments));
        } else {
            serve(config);
        }
    }

    private void serve(Config config) {
        var server = StandaloneServer.start(config, Version.number(), logging);
        var runFile = new RunFile(config);
        if (writesPid) {
            runFile.write(ProcessHandle.current());
        }
        Runtime.getRuntime().addShutdownHook(new Thread(() -> close(server, runFile), "extenddb-shutdown"));
        PrintWriter out = spec.commandLine().getOut();
        out.println("ExtendDB is ready on " + server.uri() + " .");
        out.flush();
        await();
    }

    private void close(StandaloneServer server, RunFile runFile) {
        server.close();
        if (writesPid) {
            runFile.remove();
        }
        logging.close();
    }

    /** The shutdown hook ends it all. */
    private static void await() {
        try {
            new CountDownLatch(1).await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
