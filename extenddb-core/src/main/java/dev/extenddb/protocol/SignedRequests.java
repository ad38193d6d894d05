package dev.extenddb.protocol;

import dev.extenddb.iam.Directory;
import dev.extenddb.iam.KnowingAuthority;
import dev.extenddb.iam.SignatureCheck;
import dev.extenddb.iam.SignatureCheck.Signed;
import dev.extenddb.operation.Caller;
import dev.extenddb.policy.PrincipalAuthority;
import dev.extenddb.sigv4.SignedRequest;
import java.time.InstantSource;
import java.util.concurrent.CompletionStage;

/** Believes requests that are signed with an access key of somebody known, who may then do what their policies allow. Thread-safe. */
public final class SignedRequests implements Authenticator {

    private static final String SERVICE = "dynamodb";

    private final Directory directory;
    private final SignatureCheck check;

    /**
     * An authenticator.
     *
     * @param directory knows whose access keys are
     * @param clock tells the time
     */
    public SignedRequests(Directory directory, InstantSource clock) {
        this.directory = directory;
        this.check = new SignatureCheck(directory, SERVICE, clock);
    }

    @Override
    public Caller authenticate(WireRequest request) {
        return caller(request, check.signatoryOf(signed(request)));
    }

    @Override
    public CompletionStage<Caller> sender(WireRequest request) {
        return check.find(signed(request)).thenApply(signed -> caller(request, signed));
    }

    private static SignedRequest signed(WireRequest request) {
        return new SignedRequest(request.method(), request.path(), request.headers()::all, request.body());
    }

    private Caller caller(WireRequest request, Signed signed) {
        return new Caller(
                signed.by().principal().account(),
                signed.region(),
                request.headers().first("Host").orElse("localhost"),
                new KnowingAuthority(authority(signed, request), directory));
    }

    /** What the signer of a request may do, over the connection that it came by. */
    public static PrincipalAuthority authority(Signed signed, WireRequest request) {
        return new PrincipalAuthority(
                signed.by().principal(),
                signed.by().permissions(),
                new ConnectionContext(request, signed.region(), signed.at()));
    }
}
