package dev.extenddb.bench;

import java.util.HashMap;
import java.util.Map;

/** Options of a command line: {@code --name value} pairs. */
public final class Options {

    private final Map<String, String> values = new HashMap<>();

    /**
     * Reads a command line.
     *
     * @throws IllegalArgumentException if it is not a list of pairs
     */
    public Options(String... arguments) {
        for (var i = 0; i < arguments.length; i += 2) {
            if (!arguments[i].startsWith("--") || i + 1 == arguments.length) {
                throw new IllegalArgumentException("expected --name value, got: " + arguments[i]);
            }
            values.put(arguments[i].substring(2), arguments[i + 1]);
        }
    }

    /** The option's text, or the default. */
    public String text(String name, String byDefault) {
        return values.getOrDefault(name, byDefault);
    }

    /** The option's whole number, or the default. */
    public int number(String name, int byDefault) {
        return values.containsKey(name) ? Integer.parseInt(values.get(name)) : byDefault;
    }
}
