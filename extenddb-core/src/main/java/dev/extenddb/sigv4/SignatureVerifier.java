package dev.extenddb.sigv4;

import dev.extenddb.error.DynamoDbException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.InstantSource;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/**
 * Tells whether requests are signed by the keys they name. {@link #read} does what needs no secret, {@link #verify} the rest: between the
 * two the caller finds the secret. Thread-safe.
 */
public final class SignatureVerifier {

    private static final Predicate<String> LIKE_A_REGION =
            Pattern.compile("[a-z0-9-]{1,64}").asMatchPredicate();

    private final SignatureReader reader = new SignatureReader();
    private final SignatureRules rules;
    private final InstantSource clock;
    private final SigningKeys keys = new SigningKeys();
    private final ThreadLocal<Signer> signers = ThreadLocal.withInitial(() -> new Signer(keys));

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
        byte[] expected = signers.get().sign(request, signature, secretKey);
        if (!MessageDigest.isEqual(expected, ascii(signature.signature()))) {
            throw mismatch(request, signature);
        }
    }

    private static DynamoDbException mismatch(SignedRequest request, RequestSignature signature) {
        var canonical = new SigningText();
        CanonicalRequest.append(canonical, request, signature.signedHeaders());
        var toSign = new SigningText();
        StringToSign.append(toSign, signature, canonical.sha256());
        return SignatureErrors.mismatch(canonical.toString(), toSign.toString());
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }
}
