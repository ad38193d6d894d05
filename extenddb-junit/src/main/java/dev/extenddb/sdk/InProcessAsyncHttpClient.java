package dev.extenddb.sdk;

import dev.extenddb.protocol.WireEndpoint;
import dev.extenddb.protocol.WireResponse;
import java.net.SocketException;
import java.nio.ByteBuffer;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import software.amazon.awssdk.http.async.AsyncExecuteRequest;
import software.amazon.awssdk.http.async.SdkAsyncHttpClient;
import software.amazon.awssdk.http.async.SdkAsyncHttpResponseHandler;
import software.amazon.awssdk.utils.async.SimplePublisher;

/**
 * Lets an asynchronous client of the AWS SDK talk to an engine in the same process, without a socket and without Netty. Thread-safe; one
 * can serve any number of clients.
 *
 * <pre>{@code
 * DynamoDbAsyncClient.builder().httpClient(new InProcessAsyncHttpClient(endpoint))
 * }</pre>
 */
public final class InProcessAsyncHttpClient implements SdkAsyncHttpClient {

    private final WireEndpoint endpoint;

    /** A transport to an endpoint, which stays the caller's to close. */
    public InProcessAsyncHttpClient(WireEndpoint endpoint) {
        this.endpoint = endpoint;
    }

    @Override
    public CompletableFuture<Void> execute(AsyncExecuteRequest request) {
        SdkAsyncHttpResponseHandler receiver = request.responseHandler();
        return CollectedBody.of(request.requestContentPublisher())
                .thenApply(body -> SdkMessages.question(request.request(), body))
                .thenCompose(endpoint::handle)
                .thenCompose(answer -> deliver(answer, receiver))
                .whenComplete((done, failure) -> {
                    if (failure != null) {
                        receiver.onError(
                                failure instanceof CompletionException wrapped && wrapped.getCause() != null
                                        ? wrapped.getCause()
                                        : failure);
                    }
                });
    }

    private static CompletableFuture<Void> deliver(WireResponse answer, SdkAsyncHttpResponseHandler receiver) {
        if (answer.isNone()) {
            return CompletableFuture.failedFuture(new SocketException(SdkMessages.RESET));
        }
        receiver.onHeaders(SdkMessages.answer(answer));
        var body = new SimplePublisher<ByteBuffer>();
        receiver.onStream(body);
        if (answer.body().length() > 0) {
            var unused = body.send(ByteBuffer.wrap(answer.body().unsafeArray()).asReadOnlyBuffer());
        }
        return body.complete();
    }

    @Override
    public String clientName() {
        return "ExtendDbInProcess";
    }

    /** Does nothing: there is nothing to release. */
    @Override
    public void close() {}
}
