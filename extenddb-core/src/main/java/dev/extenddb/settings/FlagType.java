package dev.extenddb.settings;

/** True or false. */
record FlagType() implements ValueType<Boolean> {

    @Override
    public Boolean parse(String text) {
        if (text.equals("true") || text.equals("false")) {
            return Boolean.valueOf(text);
        }
        throw new IllegalArgumentException("must be true or false, but is " + text);
    }

    @Override
    public String format(Boolean value) {
        return value.toString();
    }

    @Override
    public String description() {
        return "true or false";
    }
}
