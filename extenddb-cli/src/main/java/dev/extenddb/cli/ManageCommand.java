package dev.extenddb.cli;

import dev.extenddb.cli.config.Config;
import dev.extenddb.cli.config.ConfigKeys;
import dev.extenddb.cli.manage.ManagementClient;
import dev.extenddb.cli.manage.Output;
import dev.extenddb.cli.manage.VerbCommands;
import dev.extenddb.cli.server.HealthProbe;
import java.net.URI;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;

/** Manages accounts, users and whatever else a running server knows, by its management API. */
@Command(
        name = "manage",
        description = "Manage accounts, users, policies and more on a running server.",
        mixinStandardHelpOptions = true)
final class ManageCommand implements Runnable {

    private static final String PASSWORD = "EXTENDDB_PASSWORD";

    @Mixin
    private final ConfigOptions options;

    @Option(
            names = "--user",
            scope = ScopeType.INHERIT,
            paramLabel = "LOGIN",
            defaultValue = "admin",
            description = "An administrator's name, or ACCOUNT/USER (default: ${DEFAULT-VALUE}).")
    private String user;

    @Option(
            names = "--password",
            scope = ScopeType.INHERIT,
            paramLabel = "PASSWORD",
            description = "The password; better put it in the environment variable " + PASSWORD + ".")
    private Optional<String> password;

    @Option(
            names = "--endpoint",
            scope = ScopeType.INHERIT,
            paramLabel = "URL",
            description = "Where the server is (default: where the configuration says).")
    private Optional<URI> endpoint;

    @Option(
            names = "--cacert",
            scope = ScopeType.INHERIT,
            paramLabel = "FILE",
            description = "The certificates to believe, as PEM (default: the configuration's).")
    private Optional<Path> certificate;

    @Option(
            names = "--output",
            scope = ScopeType.INHERIT,
            paramLabel = "json|table",
            defaultValue = "json",
            description = "How to show answers (default: ${DEFAULT-VALUE}).")
    private Output output;

    @Spec
    private CommandSpec spec;

    private final Map<String, String> environment;

    private ManageCommand(Map<String, String> environment) {
        this.environment = Map.copyOf(environment);
        this.options = new ConfigOptions(environment);
    }

    /** The command with all its subcommands. */
    static CommandLine commandLine(Map<String, String> environment) {
        var command = new ManageCommand(environment);
        var line = new CommandLine(command);
        new VerbCommands(command::client, () -> command.output).addTo(line);
        return line;
    }

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "What? Try: extenddb manage --help");
    }

    private ManagementClient client() {
        String secret = password.or(() -> Optional.ofNullable(environment.get(PASSWORD)))
                .orElseThrow(() -> new CommandException("Give the password in " + PASSWORD + ", or with --password."));
        if (endpoint.isPresent() && certificate.isPresent()) {
            return new ManagementClient(endpoint.get(), certificate.get(), user, secret);
        }
        Config config = options.read();
        return new ManagementClient(
                endpoint.orElseGet(() -> HealthProbe.of(config).endpoint()),
                certificate.orElseGet(() -> config.get(ConfigKeys.TLS_CERT_PATH)),
                user,
                secret);
    }
}
