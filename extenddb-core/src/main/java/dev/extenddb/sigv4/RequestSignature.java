package dev.extenddb.sigv4;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A signature as a request carries it: complete and in time, but not yet compared.
 *
 * @param scope what it was made with, and for what
 * @param timestamp when it was made, as {@code 20301231T235959Z}
 * @param signedHeaders names of the headers that it covers, in lower case and in order
 * @param signature the signature itself, in hexadecimal digits
 * @param sessionToken the token that temporary credentials come with
 * @param presigned whether it is in the query string, and not in a header
 * @param readAt when it came, and was in time
 */
public record RequestSignature(
        CredentialScope scope,
        String timestamp,
        List<String> signedHeaders,
        String signature,
        Optional<String> sessionToken,
        boolean presigned,
        Instant readAt) {

    /** A signature with its own copy of the names. */
    public RequestSignature {
        signedHeaders = List.copyOf(signedHeaders);
    }
}
