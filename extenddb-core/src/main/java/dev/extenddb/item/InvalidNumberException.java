package dev.extenddb.item;

import dev.extenddb.error.DynamoDbException;
import dev.extenddb.error.ErrorCode;

/** A number that DynamoDB does not take. The messages are DynamoDB's. */
public final class InvalidNumberException extends DynamoDbException {

    private static final long serialVersionUID = 1L;

    private InvalidNumberException(String message) {
        super(ErrorCode.VALIDATION, message);
    }

    static InvalidNumberException notNumeric(String text) {
        return new InvalidNumberException(
                text.isEmpty()
                        ? "The parameter cannot be converted to a numeric value"
                        : "The parameter cannot be converted to a numeric value: " + text);
    }

    static InvalidNumberException overflow() {
        return new InvalidNumberException(
                "Number overflow. Attempting to store a number with magnitude larger than supported range");
    }

    static InvalidNumberException underflow() {
        return new InvalidNumberException(
                "Number underflow. Attempting to store a number with magnitude smaller than supported range");
    }

    static InvalidNumberException tooManyDigits() {
        return new InvalidNumberException("Attempting to store more than 38 significant digits in a Number");
    }
}
