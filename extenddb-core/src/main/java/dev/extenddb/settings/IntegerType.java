package dev.extenddb.settings;

/**
 * Whole numbers between two bounds.
 *
 * @param least the smallest
 * @param most the largest
 */
record IntegerType(int least, int most) implements ValueType<Integer> {

    @Override
    public Integer parse(String text) {
        int value;
        try {
            value = Integer.parseInt(text);
        } catch (NumberFormatException e) {
            throw outside(text);
        }
        if (value < least || value > most) {
            throw outside(text);
        }
        return value;
    }

    private IllegalArgumentException outside(String text) {
        return new IllegalArgumentException("must be an " + description() + ", but is " + text);
    }

    @Override
    public String format(Integer value) {
        return value.toString();
    }

    @Override
    public String description() {
        return "integer from " + least + " to " + most;
    }
}
