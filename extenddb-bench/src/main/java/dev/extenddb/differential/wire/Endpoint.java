package dev.extenddb.differential.wire;

import dev.extenddb.bench.server.RawRequest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Set;

/** A server to talk to. Thread-safe. */
public final class Endpoint {

    private static final Duration LIMIT = Duration.ofSeconds(30);

    private static final Set<String> OF_STREAMS =
            Set.of("ListStreams", "DescribeStream", "GetShardIterator", "GetRecords");

    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final URI uri;

    private static String target(String operation) {
        return (OF_STREAMS.contains(operation) ? "DynamoDBStreams_20120810." : "DynamoDB_20120810.") + operation;
    }

    /** An endpoint at the URI. */
    public Endpoint(URI uri) {
        this.uri = uri;
    }

    /**
     * Sends a request and waits for its answer.
     *
     * @throws UncheckedIOException if the connection fails
     */
    public Reply send(Call call) {
        var request = HttpRequest.newBuilder(uri)
                .timeout(LIMIT)
                .header("Content-Type", "application/x-amz-json-1.0")
                .header("X-Amz-Target", target(call.operation()))
                .header("X-Amz-Date", "20260101T000000Z")
                .header("Authorization", RawRequest.AUTHORIZATION)
                .POST(BodyPublishers.ofString(call.body().toString()))
                .build();
        try {
            var response = client.send(request, BodyHandlers.ofString(StandardCharsets.UTF_8));
            return new Reply(response.statusCode(), Json.parse(response.body()));
        } catch (IOException e) {
            throw new UncheckedIOException("no answer from " + uri + " to " + call, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while waiting for " + uri, e);
        }
    }
}
