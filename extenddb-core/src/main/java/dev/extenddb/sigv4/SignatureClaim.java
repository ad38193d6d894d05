package dev.extenddb.sigv4;

import java.util.List;
import java.util.Locale;

/**
 * What a signature says of itself, apart from when it was made: a client says the same for a day.
 *
 * @param algorithm how it was made
 * @param credential with what it was made, and for what
 * @param signedHeaders names of the headers that it covers, in lower case and in order
 * @param unsigned headers that it does not cover, and that must therefore not be sent
 */
record SignatureClaim(String algorithm, String credential, List<String> signedHeaders, List<String> unsigned) {

    /** Headers by which a request says what is wanted, by whom and when. They must be signed wherever they are sent. */
    private static final List<String> SIGNED_IF_SENT =
            List.of("X-Amz-Target", "X-Amz-Date", "X-Amz-Security-Token", "X-Amz-Content-Sha256");

    SignatureClaim(String algorithm, String credential, List<String> signedHeaders) {
        this(algorithm, credential, signedHeaders, unsigned(signedHeaders));
    }

    private static List<String> unsigned(List<String> signedHeaders) {
        return SIGNED_IF_SENT.stream()
                .filter(name -> !signedHeaders.contains(name.toLowerCase(Locale.ROOT)))
                .toList();
    }

    /** Whether it covers the host, which all must. */
    boolean coversHost() {
        return signedHeaders.contains("host");
    }
}
