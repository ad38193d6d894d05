package dev.extenddb.protocol;

import dev.extenddb.error.DynamoDbException;
import dev.extenddb.error.ErrorCode;
import dev.extenddb.operation.Caller;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * Believes every request: the signature is not looked at, the region is that of its credential scope. An access key id of 12 digits is
 * taken for an account id, so that tests can have accounts of their own; every other key is the default account's. Thread-safe.
 */
public final class AnyCredentials implements Authenticator {

    /** The account of callers whose access key does not name one. */
    public static final String DEFAULT_ACCOUNT = "123456789012";

    private static final String DEFAULT_ENDPOINT = "localhost";

    private static final String CREDENTIAL = "Credential=";

    private static final int ACCOUNT_DIGITS = 12;

    @Override
    public Caller authenticate(WireRequest request) {
        String[] scope = scope(credential(request));
        return new Caller(
                isAccount(scope[0]) ? scope[0] : DEFAULT_ACCOUNT,
                scope[2],
                request.headers().first("Host").orElse(DEFAULT_ENDPOINT));
    }

    /**
     * The access key id that a request comes with.
     *
     * @throws DynamoDbException if there is none
     */
    public static String accessKeyId(WireRequest request) {
        return scope(credential(request))[0];
    }

    private static String credential(WireRequest request) {
        Optional<String> header = request.headers().first("Authorization");
        Optional<String> credential = header.isPresent() ? header : fromQuery(request.path());
        if (credential.isEmpty()) {
            throw new DynamoDbException(
                    ErrorCode.MISSING_AUTHENTICATION_TOKEN, "Request is missing Authentication Token");
        }
        return credential.get();
    }

    /** The parts of {@code Credential=key/date/region/service/aws4_request}. */
    private static String[] scope(String credential) {
        int key = credential.indexOf(CREDENTIAL);
        if (key >= 0) {
            int start = key + CREDENTIAL.length();
            int end = end(credential, ',', start, credential.length());
            end = end(credential, ' ', start, end);
            end = end(credential, '&', start, end);
            String[] scope = credential.substring(start, end).split("/", -1);
            if (scope.length == 5 && !scope[0].isEmpty() && !scope[2].isEmpty()) {
                return scope;
            }
        }
        throw new DynamoDbException(
                ErrorCode.INCOMPLETE_SIGNATURE,
                "Authorization header requires 'Credential' parameter. Authorization=" + credential);
    }

    /** Where a part of a text ends, by a character that may end it. */
    private static int end(String text, char mark, int start, int usual) {
        int found = text.indexOf(mark, start);
        return found < 0 || found > usual ? usual : found;
    }

    private static boolean isAccount(String accessKeyId) {
        if (accessKeyId.length() != ACCOUNT_DIGITS) {
            return false;
        }
        for (int i = 0; i < ACCOUNT_DIGITS; i++) {
            if (accessKeyId.charAt(i) < '0' || accessKeyId.charAt(i) > '9') {
                return false;
            }
        }
        return true;
    }

    private static Optional<String> fromQuery(String path) {
        return path.contains("X-Amz-Credential=")
                ? Optional.of(URLDecoder.decode(path, StandardCharsets.UTF_8))
                : Optional.empty();
    }
}
