package dev.extenddb.error;

/**
 * An error that a client is told of. It has no stack trace: it is an answer, not a fault of the program, and answers must be cheap.
 *
 * <p>Thrown wherever DynamoDB would refuse a request; the protocol turns it into the wire's error body.
 */
public class DynamoDbException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final ErrorCode code;

    /** An error with a code and DynamoDB's message for it. */
    public DynamoDbException(ErrorCode code, String message) {
        super(message, null, false, false);
        this.code = code;
    }

    /** What kind of error it is. */
    public final ErrorCode code() {
        return code;
    }

    /** A {@code ValidationException} with the message given. */
    public static DynamoDbException validation(String message) {
        return new DynamoDbException(ErrorCode.VALIDATION, message);
    }

    /** A {@code ResourceNotFoundException} with the message given. */
    public static DynamoDbException notFound(String message) {
        return new DynamoDbException(ErrorCode.RESOURCE_NOT_FOUND, message);
    }

    /** A {@code ResourceInUseException}: a resource cannot be changed yet, for the reason given. */
    public static DynamoDbException inUse(String reason) {
        return new DynamoDbException(
                ErrorCode.RESOURCE_IN_USE, "Attempt to change a resource which is still in use: " + reason);
    }

    /** A {@code LimitExceededException} with the message given. */
    public static DynamoDbException limitExceeded(String message) {
        return new DynamoDbException(ErrorCode.LIMIT_EXCEEDED, message);
    }
}
