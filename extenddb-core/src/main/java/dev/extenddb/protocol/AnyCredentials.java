package dev.extenddb.protocol;

import dev.extenddb.error.DynamoDbException;
import dev.extenddb.error.ErrorCode;
import dev.extenddb.operation.Caller;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Believes every request: the signature is not looked at, the region is that of its credential scope. An access key id of 12 digits is
 * taken for an account id, so that tests can have accounts of their own; every other key is the default account's. Thread-safe.
 */
public final class AnyCredentials implements Authenticator {

    /** The account of callers whose access key does not name one. */
    public static final String DEFAULT_ACCOUNT = "123456789012";

    private static final String DEFAULT_ENDPOINT = "localhost";

    /** {@code Credential=AKID/date/region/service/aws4_request}, in the header or as a query parameter. */
    private static final Pattern CREDENTIAL =
            Pattern.compile("Credential=([^/,\\s]+)/[^/]*/([^/]+)/[^/]+/aws4_request");

    private static final Pattern ACCOUNT = Pattern.compile("\\d{12}");

    @Override
    public Caller authenticate(WireRequest request) {
        String credential = request.headers()
                .first("Authorization")
                .or(() -> fromQuery(request.path()))
                .orElseThrow(() -> new DynamoDbException(
                        ErrorCode.MISSING_AUTHENTICATION_TOKEN, "Request is missing Authentication Token"));
        Matcher matcher = CREDENTIAL.matcher(credential);
        if (!matcher.find()) {
            throw new DynamoDbException(
                    ErrorCode.INCOMPLETE_SIGNATURE,
                    "Authorization header requires 'Credential' parameter. Authorization=" + credential);
        }
        String accessKeyId = matcher.group(1);
        return new Caller(
                ACCOUNT.matcher(accessKeyId).matches() ? accessKeyId : DEFAULT_ACCOUNT,
                matcher.group(2),
                request.headers().first("Host").orElse(DEFAULT_ENDPOINT));
    }

    private static Optional<String> fromQuery(String path) {
        return path.contains("X-Amz-Credential=")
                ? Optional.of(URLDecoder.decode(path, StandardCharsets.UTF_8))
                : Optional.empty();
    }
}
