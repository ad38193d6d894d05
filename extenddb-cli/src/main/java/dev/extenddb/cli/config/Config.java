package dev.extenddb.cli.config;

import java.util.HashMap;
import java.util.Map;

/** The configuration of a process: a value for every key, given or by default. Immutable. */
public final class Config {

    private final Map<String, Object> values;

    private Config(Map<String, Object> values) {
        this.values = values;
    }

    /**
     * The configuration of some values.
     *
     * @param given by the keys' paths, each with where it was found
     * @throws ConfigException if there is no such key, or it cannot have the value
     */
    static Config of(Map<String, GivenText> given) {
        given.forEach((path, text) -> text.requireKnown(path));
        var values = new HashMap<String, Object>();
        for (ConfigKey<?> key : ConfigKeys.ALL) {
            GivenText text = given.getOrDefault(key.path(), new GivenText(key.defaultText(), "default"));
            values.put(key.path(), text.read(key));
        }
        return new Config(values);
    }

    /** The value of a key. */
    @SuppressWarnings("unchecked") // of() has read the value by the key's own type
    public <T> T get(ConfigKey<T> key) {
        return (T) values.get(key.path());
    }
}
