package dev.extenddb.settings;

import java.util.List;

/** How the values of a setting are written, and which ones there are. Immutable. */
public interface ValueType<T> {

    /**
     * Reads a value.
     *
     * @throws IllegalArgumentException if the text is none; the message says what would be
     */
    T parse(String text);

    /** Writes a value as {@link #parse} reads it. */
    String format(T value);

    /** The values there are, in a few words such as {@code integer from 0 to 10}. */
    String description();

    /** True or false. */
    static ValueType<Boolean> flag() {
        return new FlagType();
    }

    /** Whole numbers between two bounds, both included. */
    static ValueType<Integer> integer(int least, int most) {
        return new IntegerType(least, most);
    }

    /** Decimal numbers between two bounds, both included. */
    static ValueType<Double> decimal(double least, double most) {
        return new DecimalType(least, most);
    }

    /** One of a few words. */
    static ValueType<String> choice(String... words) {
        return new ChoiceType(List.of(words));
    }

    /** Any text, the empty one too. */
    static ValueType<String> text() {
        return new TextType();
    }
}
