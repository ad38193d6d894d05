package dev.extenddb.settings;

/**
 * Something that an operator may change while servers run.
 *
 * @param name what it is called, in lower case with underscores
 * @param type which values it may have
 * @param defaultValue the value unless somebody sets another one
 * @param description what it does, in a sentence or two
 */
public record Setting<T>(String name, ValueType<T> type, T defaultValue, String description) {

    /** The default as an operator would write it. */
    public String defaultText() {
        return type.format(defaultValue);
    }
}
