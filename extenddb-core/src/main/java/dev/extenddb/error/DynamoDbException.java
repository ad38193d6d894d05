package dev.extenddb.error;

import java.util.Objects;

/**
 * An error that a client is told of. It has no stack trace: it is an answer, not a fault of the program, and answers must be cheap.
 *
 * <p>Thrown wherever DynamoDB would refuse a request; the protocol turns it into the wire's error body.
 */
public class DynamoDbException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** What comes before the words of a refusal where the newer wording announces it. */
    public static final String ANNOUNCEMENT = "1 validation error detected: ";

    private final ErrorCode code;
    private final String newer;

    /** An error with a code and DynamoDB's message for it. */
    public DynamoDbException(ErrorCode code, String message) {
        this(code, message, message);
    }

    /**
     * An error whose message has two wordings.
     *
     * @param older the one that {@link #getMessage} gives
     */
    protected DynamoDbException(ErrorCode code, String older, String newer) {
        super(older, null, false, false);
        this.code = code;
        this.newer = newer;
    }

    /** What kind of error it is. */
    public final ErrorCode code() {
        return code;
    }

    /** The message in one of its wordings; empty if the error has none. */
    public final String message(Wording wording) {
        return Objects.requireNonNullElse(wording == Wording.NEWER ? newer : getMessage(), "");
    }

    /** The same refusal of a request, announced as a detected error in the newer wording. Errors of other kinds stay as they are. */
    public final DynamoDbException announced() {
        return code == ErrorCode.VALIDATION ? validation(getMessage(), ANNOUNCEMENT + newer) : this;
    }

    /** A {@code ValidationException} whose message has two wordings. */
    public static DynamoDbException validation(String older, String newer) {
        return new DynamoDbException(ErrorCode.VALIDATION, older, newer);
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
