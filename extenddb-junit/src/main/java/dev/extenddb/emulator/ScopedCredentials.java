package dev.extenddb.emulator;

import dev.extenddb.iam.SignatureCheck.Signed;
import dev.extenddb.operation.Caller;
import dev.extenddb.protocol.AnyCredentials;
import dev.extenddb.protocol.Authenticator;
import dev.extenddb.protocol.SignedRequests;
import dev.extenddb.protocol.WireRequest;
import java.util.Optional;

/**
 * Believes every request, as {@link AnyCredentials} does, but holds those to their policies that come with the access key id of a scope's
 * principal. Thread-safe.
 */
final class ScopedCredentials implements Authenticator {

    private final AnyCredentials anyone = new AnyCredentials();
    private final Scopes scopes;

    ScopedCredentials(Scopes scopes) {
        this.scopes = scopes;
    }

    @Override
    public Caller authenticate(WireRequest request) {
        Caller caller = anyone.authenticate(request);
        return principal(request, caller).orElse(caller);
    }

    /** The sender as a principal of one scope, or else as the scope's account itself. */
    Caller authenticate(WireRequest request, Scope scope) {
        Caller caller = anyone.authenticate(request);
        return principal(request, caller)
                .filter(principal -> principal.account().equals(scope.account()))
                .orElseGet(() -> caller.as(scope.account()));
    }

    private Optional<Caller> principal(WireRequest request, Caller caller) {
        if (!caller.account().equals(AnyCredentials.DEFAULT_ACCOUNT)) {
            return Optional.empty(); // the key is an account's
        }
        String key = AnyCredentials.accessKeyId(request);
        return Identities.accountOf(key)
                .flatMap(scopes::of)
                .flatMap(scope -> scope.identities()
                        .find(key)
                        .map(signatory -> new Caller(
                                scope.account(),
                                caller.region(),
                                caller.endpoint(),
                                SignedRequests.authority(
                                        new Signed(
                                                signatory,
                                                caller.region(),
                                                scope.clock().instant()),
                                        request))));
    }
}
