package dev.extenddb.query;

import dev.extenddb.error.DynamoDbException;

/**
 * An error as services of this protocol tell it. The same faults have other names here than in DynamoDB.
 *
 * @param status the HTTP status
 * @param code the name of the error
 * @param message for people
 */
public record QueryError(int status, String code, String message) {

    static QueryError of(DynamoDbException error) {
        return switch (error.code()) {
            case ACCESS_DENIED -> new QueryError(403, "AccessDenied", error.getMessage());
            case UNRECOGNIZED_CLIENT -> new QueryError(403, "InvalidClientTokenId", error.getMessage());
            case INVALID_SIGNATURE -> new QueryError(403, "SignatureDoesNotMatch", error.getMessage());
            case EXPIRED_TOKEN -> new QueryError(403, "ExpiredToken", error.getMessage());
            case MISSING_AUTHENTICATION_TOKEN -> new QueryError(403, "MissingAuthenticationToken", error.getMessage());
            case INCOMPLETE_SIGNATURE -> new QueryError(400, "IncompleteSignature", error.getMessage());
            default -> new QueryError(400, "ValidationError", error.getMessage());
        };
    }

    /** Carries an error to where it is told. It has no stack trace. */
    public static final class Refusal extends RuntimeException {

        private static final long serialVersionUID = 1L;

        private final transient QueryError error;

        Refusal(QueryError error) {
            super(error.message(), null, false, false);
            this.error = error;
        }

        QueryError error() {
            return error;
        }
    }

    /** The error, to be thrown. */
    public Refusal toRefusal() {
        return new Refusal(this);
    }

    /** The refusal of parameters that cannot be. */
    public static Refusal invalid(String message) {
        return new QueryError(400, "ValidationError", message).toRefusal();
    }
}
