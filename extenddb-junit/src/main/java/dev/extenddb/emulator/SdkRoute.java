package dev.extenddb.emulator;

import java.net.URI;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import software.amazon.awssdk.endpoints.Endpoint;
import software.amazon.awssdk.http.auth.aws.scheme.AwsV4AuthScheme;
import software.amazon.awssdk.http.auth.aws.signer.AwsV4HttpSigner;
import software.amazon.awssdk.http.auth.spi.scheme.AuthSchemeOption;

/**
 * Where clients send their requests, and how they sign them: always the same, so that the SDK need not apply its rules for endpoints to each request.
 */
final class SdkRoute {

    private static final URI NOWHERE = URI.create("http://extenddb.in-process");

    private final CompletableFuture<Endpoint> endpoint;
    private final List<AuthSchemeOption> options;

    @SuppressWarnings("deprecation") // an EndpointUrl is what only newer releases of the SDK have
    SdkRoute(String region) {
        this.endpoint = CompletableFuture.completedFuture(
                Endpoint.builder().url(NOWHERE).build());
        this.options = List.of(AuthSchemeOption.builder()
                .schemeId(AwsV4AuthScheme.SCHEME_ID)
                .putSignerProperty(AwsV4HttpSigner.SERVICE_SIGNING_NAME, "dynamodb")
                .putSignerProperty(AwsV4HttpSigner.REGION_NAME, region)
                .build());
    }

    /** Never connected to; clients show it in messages. */
    URI uri() {
        return NOWHERE;
    }

    CompletableFuture<Endpoint> endpoint() {
        return endpoint;
    }

    List<AuthSchemeOption> authSchemes() {
        return options;
    }
}
