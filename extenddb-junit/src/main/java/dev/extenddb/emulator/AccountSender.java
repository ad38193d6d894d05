package dev.extenddb.emulator;

import java.util.function.Function;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.awscore.AwsRequest;
import software.amazon.awssdk.awscore.AwsRequestOverrideConfiguration;

/**
 * Has shared SDK clients send requests as one sender, and remembers from which line of the program they come. Thread-safe.
 *
 * @param credentials the sender's, for requests that do not bring others
 * @param callerLines is told from where requests come
 */
record AccountSender(AwsCredentialsProvider credentials, CallerLines callerLines) {

    /**
     * Sends a request.
     *
     * @param <Q> a request, which is an {@link AwsRequest}. If that were said here, the JVM would load the classes of all requests to verify those that
     *     call this.
     */
    <Q, R> R call(Q request, Function<Q, R> operation) {
        return callerLines.marking(() -> operation.apply(signed(request)));
    }

    @SuppressWarnings("unchecked") // a request's builder builds its like
    private <Q> Q signed(Q given) {
        var request = (AwsRequest) given;
        var configuration = request.overrideConfiguration()
                .map(AwsRequestOverrideConfiguration.class::cast)
                .orElseGet(() -> AwsRequestOverrideConfiguration.builder().build());
        if (configuration.credentialsIdentityProvider().isPresent()) {
            return given; // a test that brings credentials means them
        }
        return (Q) request.toBuilder()
                .overrideConfiguration(configuration.toBuilder()
                        .credentialsProvider(credentials)
                        .build())
                .build();
    }
}
