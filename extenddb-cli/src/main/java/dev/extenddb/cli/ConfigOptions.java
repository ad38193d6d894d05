package dev.extenddb.cli;

import dev.extenddb.cli.config.Config;
import dev.extenddb.cli.config.ConfigKeys;
import dev.extenddb.cli.config.ConfigSources;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;

/** The options by which a command finds its configuration. */
final class ConfigOptions {

    private final Map<String, String> environment;

    @Option(
            names = {"-c", "--config"},
            scope = ScopeType.INHERIT,
            paramLabel = "FILE",
            defaultValue = "extenddb.toml",
            description = "The configuration file (default: ${DEFAULT-VALUE}).")
    private Path file;

    @Option(
            names = {"-p", "--port"},
            scope = ScopeType.INHERIT,
            paramLabel = "PORT",
            description = "The same as --set server.port=PORT.")
    private Optional<Integer> port;

    @Option(
            names = "--set",
            scope = ScopeType.INHERIT,
            paramLabel = "KEY=VALUE",
            description = "Another value for a key of the configuration; stronger than the file and the environment.")
    private Map<String, String> values = new HashMap<>();

    ConfigOptions(Map<String, String> environment) {
        this.environment = Map.copyOf(environment);
    }

    Path file() {
        return file.toAbsolutePath().normalize();
    }

    Config read() {
        return new ConfigSources(file(), environment, flags()).read();
    }

    private Map<String, String> flags() {
        var flags = new HashMap<>(values);
        port.ifPresent(given -> flags.put(ConfigKeys.PORT.path(), Integer.toString(given)));
        return flags;
    }

    /** The arguments by which another process reads the same configuration. */
    List<String> arguments() {
        var arguments = new ArrayList<>(List.of("--config", file().toString()));
        flags().forEach((key, value) -> arguments.addAll(List.of("--set", key + "=" + value)));
        return arguments;
    }
}
