package dev.extenddb.iam;

import dev.extenddb.error.DynamoDbException;
import dev.extenddb.error.ErrorCode;
import dev.extenddb.sigv4.RequestSignature;
import dev.extenddb.sigv4.SignatureVerifier;
import dev.extenddb.sigv4.SignedRequest;
import java.time.InstantSource;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/**
 * Finds out who signed a request for one service. The order of checks is DynamoDB's: the signature's form and date, the key, the signature,
 * the token. Thread-safe.
 */
public final class SignatureCheck {

    private final Directory directory;
    private final String service;
    private final SignatureVerifier verifier;
    private final InstantSource clock;

    /**
     * A check.
     *
     * @param directory knows whose access keys are
     * @param service the service that requests must be signed for
     * @param clock tells the time
     */
    public SignatureCheck(Directory directory, String service, InstantSource clock) {
        this.directory = directory;
        this.service = service;
        this.verifier = new SignatureVerifier(service, clock);
        this.clock = clock;
    }

    /** Who signed a request, and for which region. */
    public record Signed(Signatory by, String region) {}

    /**
     * Who signed a request.
     *
     * @throws DynamoDbException if nobody did whose key is known and may be used, or the signature is incomplete, late or wrong
     */
    public Signed signatoryOf(SignedRequest request) {
        return signatoryOf(request, verifier.read(request));
    }

    /**
     * The same, beside the calling thread if the key has to be looked up in the database.
     *
     * @return a stage that is complete already where the key is known
     */
    public CompletionStage<Signed> find(SignedRequest request) {
        RequestSignature signature = verifier.read(request);
        return directory.signatories().knows(signature.scope().accessKeyId())
                ? CompletableFuture.completedFuture(signatoryOf(request, signature))
                : CompletableFuture.supplyAsync(
                        () -> signatoryOf(request, signature),
                        directory.signatories().refresher());
    }

    private Signed signatoryOf(SignedRequest request, RequestSignature signature) {
        String keyId = signature.scope().accessKeyId();
        // Whether a key is known is no secret, nor is the time that it takes to say so: AWS has different codes for
        // unknown keys
        // and wrong signatures.
        Signatory signatory = directory
                .signatories()
                .find(keyId)
                .orElseThrow(() -> unrecognized("The security token included in the request is invalid."));
        verifier.verify(request, signature, signatory.secret());
        if (!signatory.accepts(signature.sessionToken())) {
            throw unrecognized("The security token included in the request is invalid");
        }
        if (signatory.isExpired(clock.instant())) {
            throw new DynamoDbException(
                    ErrorCode.EXPIRED_TOKEN, "The security token included in the request is expired");
        }
        String region = signature.scope().region();
        directory.keyUses().note(keyId, new KeyUse(clock.instant(), service, region));
        return new Signed(signatory, region);
    }

    private static DynamoDbException unrecognized(String message) {
        return new DynamoDbException(ErrorCode.UNRECOGNIZED_CLIENT, message);
    }
}
