package dev.extenddb.policy;

/** How many of a key's values in the request must pass. */
enum Quantifier {
    /** The key has one value. */
    THE_ONE(""),
    /** All; that is so, too, where there are none. */
    FOR_ALL_VALUES("ForAllValues:"),
    /** At least one. */
    FOR_ANY_VALUE("ForAnyValue:");

    private final String prefix;

    Quantifier(String prefix) {
        this.prefix = prefix;
    }

    String prefix() {
        return prefix;
    }
}
