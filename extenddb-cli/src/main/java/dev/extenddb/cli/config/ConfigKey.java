package dev.extenddb.cli.config;

import dev.extenddb.settings.ValueType;
import java.util.Locale;

/**
 * Something that can be configured.
 *
 * @param path its section and name, such as {@code server.tls.enabled}
 * @param type which values it may have
 * @param defaultText the value unless one is given, as it would be written
 * @param description what it is, in a sentence or two
 */
public record ConfigKey<T>(String path, ValueType<T> type, String defaultText, String description) {

    private static final String VARIABLE_PREFIX = "EXTENDDB__";

    /** The environment variable that overrides the file. */
    public String variable() {
        return VARIABLE_PREFIX + path.replace(".", "__").toUpperCase(Locale.ROOT);
    }

    /** The key of an environment variable, if it is meant for the configuration; there may be no such key. */
    static String pathOf(String variable) {
        return variable.substring(VARIABLE_PREFIX.length()).replace("__", ".").toLowerCase(Locale.ROOT);
    }

    static boolean isVariable(String name) {
        return name.startsWith(VARIABLE_PREFIX);
    }
}
