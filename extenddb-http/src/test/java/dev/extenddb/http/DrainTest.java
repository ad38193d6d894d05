package dev.extenddb.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** How a server comes to its end. */
class DrainTest {

    private static final String READY = "GET /health/ready HTTP/1.1\r\nHost: x\r\n\r\n";

    private static String post(String body) {
        return "POST / HTTP/1.1\r\nHost: x\r\nContent-Length: " + body.length() + "\r\n\r\n" + body;
    }

    @Test
    void takesRequestsButAsksClientsToGoWhileItDrains() throws Exception {
        try (var server = HttpServer.start(new EchoEndpoint(), HttpServerConfig.defaults());
                var before = new RawClient(server.port());
                var prober = new RawClient(server.port())) {
            before.write(post("a"));
            assertThat(before.readHead()).doesNotContainIgnoringCase("connection: close");
            assertThat(before.readBody("content-length: 1")).isEqualTo("a");

            server.drain();

            prober.write(READY);
            String head = prober.readHead();
            assertThat(head).startsWith("HTTP/1.1 503 ").containsIgnoringCase("connection: close");
            assertThat(prober.readBody(head)).isEqualTo("{\"status\":\"draining\"}");
            assertThat(prober.atEnd()).isTrue();
            before.write(post("b"));
            head = before.readHead();
            assertThat(head).startsWith("HTTP/1.1 200 ").containsIgnoringCase("connection: close");
            assertThat(before.readBody(head)).isEqualTo("b");
            assertThat(before.atEnd()).isTrue();
            try (var after = new RawClient(server.port())) {
                after.write(post("c"));
                assertThat(after.readBody()).isEqualTo("c");
            }
        }
    }

    @Test
    void finishesAllRequestsUnderWayAndAcceptsNoMore() throws Exception {
        var endpoint = new HeldEndpoint();
        var server = HttpServer.start(endpoint, HttpServerConfig.defaults());
        var clients = new ArrayList<RawClient>();
        var held = new ArrayList<HeldEndpoint.Held>();
        for (int i = 0; i < 20; i++) {
            var client = new RawClient(server.port());
            client.write(post("request " + i));
            clients.add(client);
            held.add(endpoint.next());
        }
        int port = server.port();
        var closing = CompletableFuture.runAsync(server::close);
        awaitRefusal(port);
        held.forEach(HeldEndpoint.Held::release);

        for (int i = 0; i < clients.size(); i++) {
            try (var client = clients.get(i)) {
                String head = client.readHead();
                assertThat(head).startsWith("HTTP/1.1 200 ").containsIgnoringCase("connection: close");
                assertThat(client.readBody(head)).isEqualTo("request " + i);
                assertThat(client.atEnd()).isTrue();
            }
        }
        closing.get(10, TimeUnit.SECONDS);
    }

    private static void awaitRefusal(int port) {
        assertThatThrownBy(() -> {
                    while (true) {
                        new RawClient(port).close();
                    }
                })
                .isInstanceOf(IOException.class);
    }

    @Test
    void givesUpRequestsThatDoNotEnd() throws Exception {
        var endpoint = new HeldEndpoint();
        var server = HttpServer.start(endpoint, HttpServerConfig.defaults().withDrainTimeout(Duration.ofMillis(100)));
        try (var client = new RawClient(server.port())) {
            client.write(post("for ever"));
            endpoint.next();

            CompletableFuture.runAsync(server::close).get(10, TimeUnit.SECONDS);
            assertThat(client.atEnd()).isTrue();
        }
    }
}
