package dev.extenddb.iam;

/** A change to users, roles and the like that cannot be made. It has no stack trace: it is an answer to whoever asked for the change. */
public final class IamException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** What is wrong, by the names that AWS's IAM has for it. */
    public enum Code {
        ENTITY_ALREADY_EXISTS("EntityAlreadyExists", 409),
        NO_SUCH_ENTITY("NoSuchEntity", 404),
        DELETE_CONFLICT("DeleteConflict", 409),
        INVALID_INPUT("InvalidInput", 400),
        LIMIT_EXCEEDED("LimitExceeded", 409),
        MALFORMED_POLICY_DOCUMENT("MalformedPolicyDocument", 400),
        VALIDATION_ERROR("ValidationError", 400);

        private final String wireName;
        private final int httpStatus;

        Code(String wireName, int httpStatus) {
            this.wireName = wireName;
            this.httpStatus = httpStatus;
        }

        /** The name that clients know. */
        public String wireName() {
            return wireName;
        }

        /** The HTTP status of the answer. */
        public int httpStatus() {
            return httpStatus;
        }
    }

    private final Code code;

    /** A refusal. */
    public IamException(Code code, String message) {
        super(message, null, false, false);
        this.code = code;
    }

    /** What is wrong. */
    public Code code() {
        return code;
    }

    static IamException invalid(String message) {
        return new IamException(Code.VALIDATION_ERROR, message);
    }

    static IamException absent(String what, String name) {
        return new IamException(Code.NO_SUCH_ENTITY, "The " + what + " with name " + name + " cannot be found.");
    }

    static IamException present(String what, String name) {
        return new IamException(Code.ENTITY_ALREADY_EXISTS, what + " with name " + name + " already exists.");
    }
}
