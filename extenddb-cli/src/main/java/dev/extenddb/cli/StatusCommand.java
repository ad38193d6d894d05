package dev.extenddb.cli;

import dev.extenddb.cli.config.Config;
import dev.extenddb.cli.server.HealthProbe;
import dev.extenddb.cli.server.RunFile;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Says whether a server listens. */
@Command(
        name = "status",
        description = "Say whether the server listens; exit code 1 if it does not.",
        mixinStandardHelpOptions = true)
final class StatusCommand implements Runnable {

    @Mixin
    private final ConfigOptions options;

    @Spec
    private CommandSpec spec;

    StatusCommand(Map<String, String> environment) {
        this.options = new ConfigOptions(environment);
    }

    @Override
    public void run() {
        Config config = options.read();
        HealthProbe probe = HealthProbe.of(config);
        if (!probe.accepts()) {
            throw new CommandException(
                    "Nothing listens at " + probe.endpoint() + " . Start the server with: extenddb serve");
        }
        String process = new RunFile(config)
                .process()
                .map(handle -> " as process " + handle.pid())
                .orElse("");
        spec.commandLine().getOut().println("running at " + probe.endpoint() + process);
    }
}
