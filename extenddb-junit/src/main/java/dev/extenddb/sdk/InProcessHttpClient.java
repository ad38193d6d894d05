package dev.extenddb.sdk;

import dev.extenddb.item.Bytes;
import dev.extenddb.protocol.WireEndpoint;
import dev.extenddb.protocol.WireRequest;
import dev.extenddb.protocol.WireResponse;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.SocketException;
import software.amazon.awssdk.http.AbortableInputStream;
import software.amazon.awssdk.http.ExecutableHttpRequest;
import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.HttpExecuteResponse;
import software.amazon.awssdk.http.SdkHttpClient;

/**
 * Lets a synchronous client of the AWS SDK talk to an engine in the same process, without a socket. All else is the SDK's own: it
 * marshals, signs and retries as it does against AWS. Thread-safe; one can serve any number of clients.
 *
 * <pre>{@code
 * DynamoDbClient.builder().httpClient(new InProcessHttpClient(endpoint))
 * }</pre>
 */
public final class InProcessHttpClient implements SdkHttpClient {

    private final WireEndpoint endpoint;

    /** A transport to an endpoint, which stays the caller's to close. */
    public InProcessHttpClient(WireEndpoint endpoint) {
        this.endpoint = endpoint;
    }

    @Override
    public ExecutableHttpRequest prepareRequest(HttpExecuteRequest request) {
        return new ExecutableHttpRequest() {
            @Override
            public HttpExecuteResponse call() throws IOException {
                return send(request);
            }

            @Override
            public void abort() {
                // There is no connection to break; the answer is dropped by the SDK.
            }
        };
    }

    private HttpExecuteResponse send(HttpExecuteRequest request) throws IOException {
        WireRequest question = SdkMessages.question(request.httpRequest(), body(request));
        WireResponse answer = endpoint.handle(question).toCompletableFuture().join();
        if (answer.isNone()) {
            throw new SocketException(SdkMessages.RESET);
        }
        var content = new ByteArrayInputStream(answer.body().unsafeArray());
        return HttpExecuteResponse.builder()
                .response(SdkMessages.answer(answer))
                .responseBody(AbortableInputStream.create(content))
                .build();
    }

    private static Bytes body(HttpExecuteRequest request) throws IOException {
        if (request.contentStreamProvider().isEmpty()) {
            return Bytes.EMPTY;
        }
        try (InputStream stream = request.contentStreamProvider().get().newStream()) {
            return Bytes.wrap(stream.readAllBytes());
        }
    }

    @Override
    public String clientName() {
        return "ExtendDbInProcess";
    }

    /** Does nothing: there is nothing to release. */
    @Override
    public void close() {}
}
