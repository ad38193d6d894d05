package dev.extenddb.cli.setup;

import dev.extenddb.cli.config.ConfigKey;
import java.util.LinkedHashMap;
import java.util.Map;

/** Writes a configuration file: the keys that were given, in TOML. Not thread-safe. */
public final class ConfigText {

    private static final String BEGINNING = """
            # How one ExtendDB server starts. Every key, its values and its default are in docs/reference/configuration.md;
            # an environment variable such as EXTENDDB__SERVER__PORT is stronger than this file, --set server.port=8000 stronger still.
            """;

    private final Map<String, Map<String, String>> sections = new LinkedHashMap<>();

    /** Adds a key with its value. */
    public <T> ConfigText with(ConfigKey<T> key, T value) {
        int dot = key.path().lastIndexOf('.');
        sections.computeIfAbsent(key.path().substring(0, dot), section -> new LinkedHashMap<>())
                .put(key.path().substring(dot + 1), literal(key, value));
        return this;
    }

    private static <T> String literal(ConfigKey<T> key, T value) {
        String text = key.type().format(value);
        return value instanceof Boolean || value instanceof Number ? text : quoted(text);
    }

    private static String quoted(String text) {
        return "\"" + text.replace("\\", "\\\\").replace("\"", "\\\"") + "\"";
    }

    /** The file's content. */
    public String text() {
        var text = new StringBuilder(BEGINNING);
        sections.forEach((section, values) -> {
            text.append("\n[").append(section).append("]\n");
            values.forEach((name, value) ->
                    text.append(name).append(" = ").append(value).append('\n'));
        });
        return text.toString();
    }
}
