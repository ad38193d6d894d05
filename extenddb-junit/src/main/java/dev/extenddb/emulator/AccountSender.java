package dev.extenddb.emulator;

import java.util.function.Function;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.awscore.AwsRequest;
import software.amazon.awssdk.awscore.AwsRequestOverrideConfiguration;

/** Has shared SDK clients send requests as one sender, and remembers from which line of the program they come. Thread-safe. */
final class AccountSender {

    private final AwsCredentialsProvider credentials;
    private final AwsRequestOverrideConfiguration withCredentials;
    private final CallerLines callerLines;

    /**
     * A sender.
     *
     * @param credentials the sender's, for requests that do not bring others
     * @param callerLines is told from where requests come
     */
    AccountSender(AwsCredentialsProvider credentials, CallerLines callerLines) {
        this.credentials = credentials;
        this.withCredentials = AwsRequestOverrideConfiguration.builder()
                .credentialsProvider(credentials)
                .build();
        this.callerLines = callerLines;
    }

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
        if (request.overrideConfiguration().isEmpty()) {
            return (Q)
                    request.toBuilder().overrideConfiguration(withCredentials).build();
        }
        AwsRequestOverrideConfiguration own = request.overrideConfiguration().get();
        if (own.credentialsIdentityProvider().isPresent()) {
            return given; // a test that brings credentials means them
        }
        return (Q) request.toBuilder()
                .overrideConfiguration(
                        own.toBuilder().credentialsProvider(credentials).build())
                .build();
    }
}
