package dev.extenddb.cli;

import dev.extenddb.cli.server.HealthProbe;
import java.net.URI;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Says whether a server is well, within three seconds: for containers and supervisors. */
@Command(
        name = "healthcheck",
        description = "Ask the server how it is; exit code 1 if it is not well, or says nothing for three seconds.",
        mixinStandardHelpOptions = true)
final class HealthcheckCommand implements Runnable {

    @Mixin
    private final ConfigOptions options;

    @Option(
            names = "--endpoint",
            paramLabel = "URL",
            description = "Where the server is, such as https://127.0.0.1:8000 (default: from the configuration).")
    private Optional<URI> endpoint;

    @Spec
    private CommandSpec spec;

    HealthcheckCommand(Map<String, String> environment) {
        this.options = new ConfigOptions(environment);
    }

    @Override
    public void run() {
        HealthProbe probe = endpoint.map(HealthProbe::new).orElseGet(() -> HealthProbe.of(options.read()));
        probe.problem().ifPresent(problem -> {
            throw new CommandException("The server at " + probe.endpoint() + " is not well: " + problem);
        });
        spec.commandLine().getOut().println("healthy");
    }
}
