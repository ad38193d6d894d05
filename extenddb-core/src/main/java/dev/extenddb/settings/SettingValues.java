package dev.extenddb.settings;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The values that somebody set; all other settings have their defaults. Immutable.
 *
 * @param texts the values as they were written, by the names of their settings
 */
public record SettingValues(Map<String, String> texts) {

    /** Every setting with its default. */
    public static final SettingValues DEFAULTS = new SettingValues(Map.of());

    public SettingValues {
        texts = Map.copyOf(texts);
    }

    /**
     * The value of a setting. A value that this program cannot read was set by another version of it: then the default counts.
     */
    public <T> T get(Setting<T> setting) {
        return Optional.ofNullable(texts.get(setting.name()))
                .flatMap(text -> read(setting, text))
                .orElse(setting.defaultValue());
    }

    private static <T> Optional<T> read(Setting<T> setting, String text) {
        try {
            return Optional.of(setting.type().parse(text));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** The value of a setting as an operator would write it. */
    public <T> String text(Setting<T> setting) {
        return setting.type().format(get(setting));
    }

    /** Whether somebody set a value. */
    public boolean isSet(Setting<?> setting) {
        return texts.containsKey(setting.name());
    }

    /**
     * The same values but for one.
     *
     * @throws IllegalArgumentException if the setting cannot have it; the message is one line that names the setting
     */
    public <T> SettingValues with(Setting<T> setting, String text) {
        try {
            var changed = new TreeMap<>(texts);
            changed.put(setting.name(), setting.type().format(setting.type().parse(text)));
            return new SettingValues(changed);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(setting.name() + " " + e.getMessage(), e);
        }
    }
}
