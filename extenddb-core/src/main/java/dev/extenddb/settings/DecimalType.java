package dev.extenddb.settings;

import java.math.BigDecimal;

/**
 * Decimal numbers between two bounds.
 *
 * @param least the smallest
 * @param most the largest
 */
record DecimalType(double least, double most) implements ValueType<Double> {

    @Override
    public Double parse(String text) {
        double value;
        try {
            value = Double.parseDouble(text);
        } catch (NumberFormatException e) {
            throw outside(text);
        }
        if (!(value >= least && value <= most)) {
            throw outside(text);
        }
        return value;
    }

    private IllegalArgumentException outside(String text) {
        return new IllegalArgumentException("must be a " + description() + ", but is " + text);
    }

    @Override
    public String format(Double value) {
        return BigDecimal.valueOf(value).stripTrailingZeros().toPlainString();
    }

    @Override
    public String description() {
        return "number from " + format(least) + " to " + format(most);
    }
}
