package dev.extenddb.cli.management;

/** A request that is not answered as wanted. The message is for who sent it. */
final class ApiException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final int status;
    private final String code;

    ApiException(int status, String code, String message) {
        super(message, null, false, false);
        this.status = status;
        this.code = code;
    }

    static ApiException invalid(String message) {
        return new ApiException(400, "ValidationError", message);
    }

    static ApiException absent(String message) {
        return new ApiException(404, "NoSuchEntity", message);
    }

    static ApiException conflict(String code, String message) {
        return new ApiException(409, code, message);
    }

    int status() {
        return status;
    }

    String code() {
        return code;
    }
}
