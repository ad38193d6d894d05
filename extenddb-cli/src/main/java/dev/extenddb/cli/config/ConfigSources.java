package dev.extenddb.cli.config;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/**
 * Where the values of a configuration come from.
 *
 * @param file the TOML file
 * @param environment the process's environment, of which the variables count that begin with {@code EXTENDDB__}
 * @param flags what the command line says, by the keys' paths
 */
public record ConfigSources(Path file, Map<String, String> environment, Map<String, String> flags) {

    public ConfigSources {
        environment = Map.copyOf(environment);
        flags = Map.copyOf(flags);
    }

    /**
     * Reads them: flags are stronger than the environment, which is stronger than the file, which is stronger than defaults.
     *
     * @throws ConfigException if the file cannot be read, a key is unknown, or a value is impossible
     */
    public Config read() {
        Map<String, GivenText> given = new HashMap<>();
        TomlFile.read(file).forEach((path, text) -> given.put(path, new GivenText(text, file.toString())));
        environment.forEach((name, text) -> {
            if (ConfigKey.isVariable(name)) {
                given.put(ConfigKey.pathOf(name), new GivenText(text, "environment variable " + name));
            }
        });
        flags.forEach((path, text) -> given.put(path, new GivenText(text, "command line")));
        return Config.of(given);
    }
}
