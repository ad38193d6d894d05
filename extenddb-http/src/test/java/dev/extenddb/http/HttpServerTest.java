package dev.extenddb.http;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HttpServerTest {

    private static final int LIMIT = 1_000_000;

    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private HttpServer server;

    @BeforeEach
    void start() {
        server =
                HttpServer.start(new EchoEndpoint(), HttpServerConfig.defaults().withMaxRequestBytes(LIMIT));
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void carriesTheRequestToTheEndpointAndTheAnswerBack() throws Exception {
        var response = client.send(
                request("/a%2Fb?c=%20d")
                        .header("X-Ask", "1")
                        .header("x-ask", "2")
                        .POST(BodyPublishers.ofString("{\"Ä\":1}"))
                        .build(),
                BodyHandlers.ofString());

        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.body()).isEqualTo("{\"Ä\":1}");
        assertThat(response.headers().firstValue("x-method")).hasValue("POST");
        assertThat(response.headers().firstValue("x-path")).hasValue("/a%2Fb?c=%20d");
        assertThat(response.headers().allValues("x-answer")).containsExactly("1", "2");
        assertThat(response.headers().allValues("server")).containsExactly("Echo");
        assertThat(response.headers().allValues("content-length")).containsExactly("8");
    }

    @ParameterizedTest
    @ValueSource(strings = {"GET", "OPTIONS", "PUT", "DELETE", "PATCH"})
    void passesEveryMethodOn(String method) throws Exception {
        var response =
                client.send(request("/").method(method, BodyPublishers.noBody()).build(), BodyHandlers.ofString());

        assertThat(response.statusCode()).isEqualTo(404);
        assertThat(response.headers().firstValue("x-method")).hasValue(method);
        assertThat(response.headers().firstValue("content-length")).hasValue("0");
    }

    @Test
    void answersHeadWithoutBody() throws Exception {
        var response =
                client.send(request("/").method("HEAD", BodyPublishers.noBody()).build(), BodyHandlers.ofString());

        assertThat(response.headers().firstValue("x-method")).hasValue("HEAD");
        assertThat(response.body()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 8_191, 8_192, 8_193, 16_384, 100_000, LIMIT - 1, LIMIT})
    void carriesBodiesOfAnyLengthUpToTheLimit(int length) throws Exception {
        byte[] body = new byte[length];
        new Random(length).nextBytes(body);

        assertThat(post(BodyPublishers.ofByteArray(body)).body()).isEqualTo(body);
        assertThat(post(chunked(body)).body()).isEqualTo(body);
    }

    @ParameterizedTest
    @ValueSource(ints = {LIMIT + 1, LIMIT + 8_192, 5 * LIMIT})
    void refusesLongerBodiesAndKeepsTheConnection(int length) throws Exception {
        byte[] body = new byte[length];

        for (var publisher : new HttpRequest.BodyPublisher[] {BodyPublishers.ofByteArray(body), chunked(body)}) {
            var refusal = post(publisher);
            assertThat(refusal.statusCode()).isEqualTo(413);
            assertThat(new String(refusal.body(), UTF_8))
                    .contains("\"__type\":", "RequestEntityTooLargeException", "1000000 bytes");
        }
        assertThat(post(BodyPublishers.ofString("next")).statusCode()).isEqualTo(200);
    }

    @Test
    void saysThatAPortIsInUse() {
        var taken = HttpServerConfig.defaults().withPort(server.port());

        assertThatThrownBy(() -> HttpServer.start(new EchoEndpoint(), taken))
                .isInstanceOf(PortInUseException.class)
                .hasMessage("Port " + server.port() + " on 127.0.0.1 is in use by another process.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"no-such-host.invalid", "192.0.2.1"})
    void saysThatItCannotListenOnAHost(String host) {
        var config = HttpServerConfig.defaults().withHost(host);

        assertThatThrownBy(() -> HttpServer.start(new EchoEndpoint(), config))
                .isInstanceOf(ListenException.class)
                .isNotInstanceOf(PortInUseException.class)
                .hasMessageStartingWith("Cannot listen on " + host + ":0: ");
    }

    @Test
    void givesThePortBackWhenClosed() throws Exception {
        assertThat(post(BodyPublishers.ofString("a")).statusCode()).isEqualTo(200);
        server.close();

        var again = HttpServerConfig.defaults().withPort(server.port());
        try (var second = HttpServer.start(new EchoEndpoint(), again)) {
            assertThat(second.uri()).isEqualTo(server.uri());
            assertThat(post(BodyPublishers.ofString("b")).statusCode()).isEqualTo(200);
        }
    }

    private HttpResponse<byte[]> post(HttpRequest.BodyPublisher body) throws Exception {
        return client.send(request("/").POST(body).build(), BodyHandlers.ofByteArray());
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(server.uri() + path));
    }

    private static HttpRequest.BodyPublisher chunked(byte[] body) {
        return BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(body));
    }
}
