package dev.extenddb.settings;

/** Any text. */
record TextType() implements ValueType<String> {

    @Override
    public String parse(String text) {
        return text;
    }

    @Override
    public String format(String value) {
        return value;
    }

    @Override
    public String description() {
        return "text";
    }
}
