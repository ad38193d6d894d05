package dev.extenddb.iam;

import dev.extenddb.error.DynamoDbException;
import dev.extenddb.error.ErrorCode;
import dev.extenddb.sigv4.RequestSignature;
import dev.extenddb.sigv4.SignatureVerifier;
import dev.extenddb.sigv4.SignedRequest;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
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
    }

    /** Who signed a request, for which region, and when it came. */
    public record Signed(Signatory by, String region, Instant at) {}

    /**
     * Who signed a request.
     *
     * @throws DynamoDbException if nobody did whose key is known and may be used, or the signature is incomplete, late or wrong
     */
    public Signed signatoryOf(SignedRequest request) {
        RequestSignature signature = verifier.read(request);
        return signatoryOf(
                request,
                signature,
                directory.signatories().find(signature.scope().accessKeyId()));
    }

    /**
     * The same, beside the calling thread if the key has to be looked up in the database.
     *
     * @return a stage that is complete already where the key is known
     */
    public CompletionStage<Signed> find(SignedRequest request) {
        RequestSignature signature = verifier.read(request);
        Signatories signatories = directory.signatories();
        String keyId = signature.scope().accessKeyId();
        return signatories
                .remembered(keyId)
                .map(known -> CompletableFuture.completedFuture(signatoryOf(request, signature, known.signatory())))
                .orElseGet(() -> CompletableFuture.supplyAsync(
                        () -> signatoryOf(request, signature, signatories.find(keyId)), signatories.refresher()));
    }

    /**
     * Whether a key is known is no secret, nor is the time that it takes to say so: AWS has different codes for unknown keys and wrong
     * signatures.
     */
    private Signed signatoryOf(SignedRequest request, RequestSignature signature, Optional<Signatory> found) {
        Signatory signatory =
                found.orElseThrow(() -> unrecognized("The security token included in the request is invalid."));
        verifier.verify(request, signature, signatory.secret());
        if (!signatory.accepts(signature.sessionToken())) {
            throw unrecognized("The security token included in the request is invalid");
        }
        if (signatory.isExpired(signature.readAt())) {
            throw new DynamoDbException(
                    ErrorCode.EXPIRED_TOKEN, "The security token included in the request is expired");
        }
        String region = signature.scope().region();
        directory.keyUses().note(signature.scope().accessKeyId(), signature.readAt(), service, region);
        return new Signed(signatory, region, signature.readAt());
    }

    private static DynamoDbException unrecognized(String message) {
        return new DynamoDbException(ErrorCode.UNRECOGNIZED_CLIENT, message);
    }
}
