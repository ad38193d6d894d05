package dev.extenddb.settings;

import java.util.List;

/**
 * One of a few words.
 *
 * @param words those there are
 */
record ChoiceType(List<String> words) implements ValueType<String> {

    @Override
    public String parse(String text) {
        if (words.contains(text)) {
            return text;
        }
        throw new IllegalArgumentException("must be " + description() + ", but is " + text);
    }

    @Override
    public String format(String value) {
        return value;
    }

    @Override
    public String description() {
        return "one of " + String.join(", ", words);
    }
}
