package dev.extenddb.item;

import dev.extenddb.error.DynamoDbException;
import dev.extenddb.error.ErrorCode;

/** A number that DynamoDB does not take. The messages are DynamoDB's. */
public final class InvalidNumberException extends DynamoDbException {

    private static final long serialVersionUID = 1L;

    private static final String NOT_NUMERIC = "The parameter cannot be converted to a numeric value";

    private InvalidNumberException(String message) {
        super(ErrorCode.VALIDATION, message);
    }

    private InvalidNumberException(String older, String newer) {
        super(ErrorCode.VALIDATION, older, newer);
    }

    static InvalidNumberException notNumeric(String text) {
        return new InvalidNumberException(text.isEmpty() ? NOT_NUMERIC : notConvertible(text), notConvertible(text));
    }

    private static String notConvertible(String text) {
        return NOT_NUMERIC + ": " + text;
    }

    static InvalidNumberException outOfRange(long exponent) {
        return new InvalidNumberException(outside(exponent > 0));
    }

    /**
     * A number of which a text says that it is out of range. The older check counts with integers of 32 bits: it cannot read some
     * exponents, and takes others, which have become negative, for small ones.
     *
     * @param exponent that of the first digit
     * @param last that of the last digit
     */
    static InvalidNumberException outOfRange(String text, long exponent, long last) {
        String older = Math.abs(last) > Integer.MAX_VALUE ? notConvertible(text) : outside((int) (exponent + 1) > 0);
        return new InvalidNumberException(older, outside(exponent > 0));
    }

    private static String outside(boolean above) {
        return above
                ? "Number overflow. Attempting to store a number with magnitude larger than supported range"
                : "Number underflow. Attempting to store a number with magnitude smaller than supported range";
    }

    static InvalidNumberException tooManyDigits() {
        return new InvalidNumberException("Attempting to store more than 38 significant digits in a Number");
    }
}
