package dev.extenddb.emulator;

import java.util.concurrent.CompletableFuture;
import software.amazon.awssdk.http.SdkHttpRequest;
import software.amazon.awssdk.http.auth.aws.scheme.AwsV4AuthScheme;
import software.amazon.awssdk.http.auth.aws.signer.AwsV4HttpSigner;
import software.amazon.awssdk.http.auth.spi.scheme.AuthScheme;
import software.amazon.awssdk.http.auth.spi.signer.AsyncSignRequest;
import software.amazon.awssdk.http.auth.spi.signer.AsyncSignedRequest;
import software.amazon.awssdk.http.auth.spi.signer.BaseSignRequest;
import software.amazon.awssdk.http.auth.spi.signer.HttpSigner;
import software.amazon.awssdk.http.auth.spi.signer.SignRequest;
import software.amazon.awssdk.http.auth.spi.signer.SignedRequest;
import software.amazon.awssdk.identity.spi.AwsCredentialsIdentity;
import software.amazon.awssdk.identity.spi.IdentityProvider;
import software.amazon.awssdk.identity.spi.IdentityProviders;

/**
 * Takes the place of signature version 4: says who sends a request to which region, without a signature. Nobody in the process checks one,
 * and to compute it takes a good part of the time of a test's first requests. Thread-safe.
 */
final class ScopeOnlyAuthScheme implements AuthScheme<AwsCredentialsIdentity> {

    private final HttpSigner<AwsCredentialsIdentity> signer = new ScopeSigner();

    @Override
    public String schemeId() {
        return AwsV4AuthScheme.SCHEME_ID;
    }

    @Override
    public IdentityProvider<AwsCredentialsIdentity> identityProvider(IdentityProviders providers) {
        return providers.identityProvider(AwsCredentialsIdentity.class);
    }

    @Override
    public HttpSigner<AwsCredentialsIdentity> signer() {
        return signer;
    }

    private static final class ScopeSigner implements HttpSigner<AwsCredentialsIdentity> {

        @Override
        public SignedRequest sign(SignRequest<? extends AwsCredentialsIdentity> request) {
            var signed = SignedRequest.builder().request(withScope(request));
            if (request.payload().isPresent()) {
                signed.payload(request.payload().get());
            }
            return signed.build();
        }

        @Override
        public CompletableFuture<AsyncSignedRequest> signAsync(
                AsyncSignRequest<? extends AwsCredentialsIdentity> request) {
            var signed = AsyncSignedRequest.builder().request(withScope(request));
            request.payload().ifPresent(signed::payload);
            return CompletableFuture.completedFuture(signed.build());
        }

        private static SdkHttpRequest withScope(BaseSignRequest<?, ? extends AwsCredentialsIdentity> request) {
            String scope = request.identity().accessKeyId() + "/20260101/"
                    + request.property(AwsV4HttpSigner.REGION_NAME) + "/dynamodb/aws4_request";
            return request.request().toBuilder()
                    .putHeader(
                            "Authorization",
                            "AWS4-HMAC-SHA256 Credential=" + scope + ", SignedHeaders=host, Signature=none")
                    .build();
        }
    }
}
