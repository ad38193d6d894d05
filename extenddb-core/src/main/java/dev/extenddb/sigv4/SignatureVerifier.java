package dev.extenddb.sigv4;

import dev.extenddb.item.Sha256;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/**
 * Tells whether requests are signed by the keys they name. {@link #read} does what needs no secret, {@link #verify} the rest: between the
 * two the caller finds the secret. Thread-safe.
 */
public final class SignatureVerifier {

    private static final String ALGORITHM = "AWS4-HMAC-SHA256";

    private static final Predicate<String> LIKE_A_REGION =
            Pattern.compile("[a-z0-9-]{1,64}").asMatchPredicate();

    private final SignatureReader reader = new SignatureReader();
    private final SignatureRules rules;
    private final InstantSource clock;
    private final SigningKeys keys = new SigningKeys();

    /**
     * A verifier that takes every region whose name looks like one.
     *
     * @param service the service that requests must be signed for, such as {@code dynamodb}, which is also that of its streams
     * @param clock tells the time
     */
    public SignatureVerifier(String service, InstantSource clock) {
        this(service, LIKE_A_REGION, clock);
    }

    /**
     * A verifier.
     *
     * @param service the service that requests must be signed for
     * @param regions says which regions there are
     * @param clock tells the time
     */
    public SignatureVerifier(String service, Predicate<String> regions, InstantSource clock) {
        this.rules = new SignatureRules(service, regions);
        this.clock = clock;
    }

    /**
     * The signature of a request, which is complete, in time and for this service.
     *
     * @throws dev.extenddb.error.DynamoDbException a {@code MissingAuthenticationTokenException}, {@code IncompleteSignatureException} or
     *     {@code InvalidSignatureException} if it is not
     */
    public RequestSignature read(SignedRequest request) {
        return rules.check(reader.read(request), request, clock.instant());
    }

    /**
     * Compares a request's signature with the one that a secret key makes. The body is hashed here whatever the request says of it.
     *
     * @throws dev.extenddb.error.DynamoDbException an {@code InvalidSignatureException} if they differ
     */
    public void verify(SignedRequest request, RequestSignature signature, String secretKey) {
        String canonical = CanonicalRequest.of(request, signature.signedHeaders());
        String toSign = ALGORITHM + "\n" + signature.timestamp() + "\n" + signature.scope() + "\n"
                + Sha256.hex(canonical.getBytes(StandardCharsets.UTF_8));
        String expected = HexFormat.of().formatHex(keys.sign(secretKey, signature.scope(), toSign));
        if (!MessageDigest.isEqual(ascii(expected), ascii(signature.signature()))) {
            throw SignatureErrors.mismatch(canonical, toSign);
        }
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }
}
