package dev.extenddb.sts;

import dev.extenddb.error.DynamoDbException;

/**
 * An error as STS tells it. The same faults have other names here than in DynamoDB.
 *
 * @param status the HTTP status
 * @param code the name of the error
 * @param message for people
 */
record StsError(int status, String code, String message) {

    static StsError of(DynamoDbException error) {
        return switch (error.code()) {
            case ACCESS_DENIED -> new StsError(403, "AccessDenied", error.getMessage());
            case UNRECOGNIZED_CLIENT -> new StsError(403, "InvalidClientTokenId", error.getMessage());
            case INVALID_SIGNATURE -> new StsError(403, "SignatureDoesNotMatch", error.getMessage());
            case EXPIRED_TOKEN -> new StsError(403, "ExpiredToken", error.getMessage());
            case MISSING_AUTHENTICATION_TOKEN -> new StsError(403, "MissingAuthenticationToken", error.getMessage());
            case INCOMPLETE_SIGNATURE -> new StsError(400, "IncompleteSignature", error.getMessage());
            default -> new StsError(400, "ValidationError", error.getMessage());
        };
    }

    /** Carries an error to where it is told. */
    static final class Refusal extends RuntimeException {

        private static final long serialVersionUID = 1L;

        private final transient StsError error;

        Refusal(StsError error) {
            super(error.message(), null, false, false);
            this.error = error;
        }

        StsError error() {
            return error;
        }
    }

    Refusal toRefusal() {
        return new Refusal(this);
    }

    static Refusal invalid(String message) {
        return new StsError(400, "ValidationError", message).toRefusal();
    }
}
