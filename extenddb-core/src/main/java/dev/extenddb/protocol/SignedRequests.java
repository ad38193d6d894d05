package dev.extenddb.protocol;

import dev.extenddb.error.DynamoDbException;
import dev.extenddb.error.ErrorCode;
import dev.extenddb.iam.Directory;
import dev.extenddb.iam.KeyUse;
import dev.extenddb.iam.Signatory;
import dev.extenddb.operation.Caller;
import dev.extenddb.policy.PrincipalAuthority;
import dev.extenddb.sigv4.RequestSignature;
import dev.extenddb.sigv4.SignatureVerifier;
import dev.extenddb.sigv4.SignedRequest;
import java.time.InstantSource;

/**
 * Believes requests that are signed with an access key of somebody known, who may then do what their policies allow. The order of checks is
 * DynamoDB's: the signature's form and date, the key, the signature, the token. Thread-safe.
 */
public final class SignedRequests implements Authenticator {

    private static final String SERVICE = "dynamodb";

    private final Directory directory;
    private final SignatureVerifier verifier;
    private final InstantSource clock;

    /**
     * An authenticator.
     *
     * @param directory knows whose access keys are
     * @param clock tells the time
     */
    public SignedRequests(Directory directory, InstantSource clock) {
        this.directory = directory;
        this.verifier = new SignatureVerifier(SERVICE, clock);
        this.clock = clock;
    }

    @Override
    public Caller authenticate(WireRequest request) {
        var signed = new SignedRequest(request.method(), request.path(), request.headers()::all, request.body());
        RequestSignature signature = verifier.read(signed);
        Signatory signatory = directory
                .signatories()
                .find(signature.scope().accessKeyId())
                .orElseThrow(() -> unrecognized("The security token included in the request is invalid."));
        verifier.verify(signed, signature, signatory.secret());
        if (!signatory.accepts(signature.sessionToken())) {
            throw unrecognized("The security token included in the request is invalid");
        }
        if (signatory.isExpired(clock.instant())) {
            throw new DynamoDbException(
                    ErrorCode.EXPIRED_TOKEN, "The security token included in the request is expired");
        }
        String region = signature.scope().region();
        directory.keyUses().note(signature.scope().accessKeyId(), new KeyUse(clock.instant(), SERVICE, region));
        return new Caller(
                signatory.principal().account(),
                region,
                request.headers().first("Host").orElse("localhost"),
                new PrincipalAuthority(
                        signatory.principal(),
                        signatory.permissions(),
                        new ConnectionContext(request, region, clock.instant())));
    }

    private static DynamoDbException unrecognized(String message) {
        return new DynamoDbException(ErrorCode.UNRECOGNIZED_CLIENT, message);
    }
}
