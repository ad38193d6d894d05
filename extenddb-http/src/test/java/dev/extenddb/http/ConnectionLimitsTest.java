package dev.extenddb.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.Test;

/** What becomes of clients that ask too much, or are too slow. */
class ConnectionLimitsTest {

    private static final Duration SHORT = Duration.ofMillis(300);

    private static HttpServer start(ConnectionLimits limits) {
        return HttpServer.start(new EchoEndpoint(), HttpServerConfig.defaults().withLimits(limits));
    }

    private static String post(String body) {
        return "POST / HTTP/1.1\r\nHost: x\r\nContent-Length: " + body.length() + "\r\n\r\n" + body;
    }

    @Test
    void refusesHeadsThatAreTooLong() throws Exception {
        try (var server = start(ConnectionLimits.defaults().withMaxHeaderBytes(2_000));
                var client = new RawClient(server.port())) {
            client.write(post("a").replace("Host", "x: " + "x".repeat(1_800) + "\r\nHost"));
            assertThat(client.readBody()).isEqualTo("a");
            client.write(post("b").replace("Host", "x: " + "x".repeat(2_000) + "\r\nHost"));
            assertThat(client.readHead()).startsWith("HTTP/1.1 400 ");
            assertThat(client.atEnd()).isTrue();
        }
    }

    @Test
    void refusesTooManyHeaders() throws Exception {
        try (var server = start(ConnectionLimits.defaults().withMaxHeaders(20));
                var client = new RawClient(server.port())) {
            client.write(post("a").replace("Host", "x: y\r\n".repeat(17) + "Host"));
            assertThat(client.readBody()).isEqualTo("a");
            client.write(post("b").replace("Host", "x: y\r\n".repeat(25) + "Host"));
            assertThat(client.readHead()).startsWith("HTTP/1.1 400 ");
        }
    }

    @Test
    void doesNotWaitLongForAHead() throws Exception {
        try (var server = start(ConnectionLimits.defaults().withHeadTimeout(SHORT));
                var fresh = new RawClient(server.port());
                var used = new RawClient(server.port())) {
            fresh.write("POST / HT");
            used.write(post("a"));
            assertThat(used.readBody()).isEqualTo("a");
            used.write("POST / HT");

            assertThat(fresh.atEnd()).isTrue();
            assertThat(used.atEnd()).isTrue();
        }
    }

    @Test
    void doesNotWaitLongerForAHeadThatDrips() throws Exception {
        try (var server = start(ConnectionLimits.defaults().withHeadTimeout(SHORT));
                var client = new RawClient(server.port())) {
            client.write("POST / HTTP/1.1\r\n");
            var dripping = drip(client, "x: y\r\n");

            assertThat(client.endsSomehow()).isTrue();
            dripping.cancel(false);
        }
    }

    @Test
    void doesNotWaitLongForABody() throws Exception {
        try (var server = start(ConnectionLimits.defaults().withBodyTimeout(SHORT));
                var announced = new RawClient(server.port());
                var chunked = new RawClient(server.port())) {
            announced.write("POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 1000\r\n\r\nab");
            chunked.write("POST / HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n");
            var dripping = drip(chunked, "1\r\nx\r\n");

            assertThat(announced.atEnd()).isTrue();
            assertThat(chunked.endsSomehow()).isTrue();
            dripping.cancel(false);
        }
    }

    /** Writes some bytes every few milliseconds, until the connection breaks. */
    private static CompletableFuture<Void> drip(RawClient client, String bytes) {
        var pause = CompletableFuture.delayedExecutor(20, TimeUnit.MILLISECONDS);
        return CompletableFuture.runAsync(
                        () -> {
                            try {
                                client.write(bytes);
                            } catch (IOException e) {
                                throw new UncheckedIOException(e);
                            }
                        },
                        pause)
                .thenCompose(written -> drip(client, bytes));
    }

    @Test
    void doesNotWaitLongForAClientToTakeItsAnswer() throws Exception {
        var limits = ConnectionLimits.defaults().withBodyTimeout(Duration.ofSeconds(2));
        try (var server = start(limits);
                var client = new Socket()) {
            client.setReceiveBufferSize(4_096);
            client.setSoTimeout(10_000);
            client.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), server.port()));
            int length = 14_000_000;
            client.getOutputStream().write(post("x".repeat(length)).getBytes(StandardCharsets.ISO_8859_1));

            // Half of the answer is in buffers at most; the deadline passes before the client takes any.
            CompletableFuture.runAsync(() -> {}, CompletableFuture.delayedExecutor(4, TimeUnit.SECONDS))
                    .join();
            assertThat(bytesUntilTheEnd(client)).isLessThan(length);
        }
    }

    private static long bytesUntilTheEnd(Socket client) {
        long count = 0;
        try {
            var buffer = new byte[65_536];
            for (int n = client.getInputStream().read(buffer);
                    n >= 0;
                    n = client.getInputStream().read(buffer)) {
                count += n;
            }
        } catch (IOException reset) {
            // The other way to end.
        }
        return count;
    }

    @Test
    void closesIdleConnections() throws Exception {
        try (var server = start(ConnectionLimits.defaults().withIdleTimeout(Duration.ofSeconds(1)));
                var fresh = new RawClient(server.port());
                var used = new RawClient(server.port())) {
            used.write(post("a"));
            assertThat(used.readBody()).isEqualTo("a");

            assertThat(fresh.atEnd()).isTrue();
            assertThat(used.atEnd()).isTrue();
        }
    }

    @Test
    void acceptsOnlySoManyConnectionsAtATime() throws Exception {
        try (var server = start(ConnectionLimits.defaults().withMaxConnections(3))) {
            var first = new RawClient(server.port());
            try (var second = new RawClient(server.port());
                    var third = new RawClient(server.port())) {
                for (RawClient client : new RawClient[] {first, second, third}) {
                    client.write(post("in"));
                    assertThat(client.readBody()).isEqualTo("in");
                }
                try (var fourth = new RawClient(server.port())) {
                    fourth.write(post("waits"));
                    var answer = CompletableFuture.supplyAsync(() -> {
                        try {
                            return fourth.readBody();
                        } catch (IOException e) {
                            throw new UncheckedIOException(e);
                        }
                    });
                    assertThatThrownBy(() -> answer.get(300, TimeUnit.MILLISECONDS))
                            .isInstanceOf(TimeoutException.class);

                    first.close();
                    assertThat(answer.get(10, TimeUnit.SECONDS)).isEqualTo("waits");
                }
            }
        }
    }

    @Test
    void refusesLimitsThatCannotBe() {
        ConnectionLimits limits = ConnectionLimits.defaults();
        assertThatThrownBy(() -> limits.withMaxConnections(0)).hasMessageContaining("maxConnections");
        assertThatThrownBy(() -> limits.withMaxHeaderBytes(10)).hasMessageContaining("maxHeaderBytes");
        assertThatThrownBy(() -> limits.withMaxHeaders(0)).hasMessageContaining("maxHeaders");
        assertThatThrownBy(() -> limits.withHeadTimeout(Duration.ZERO)).hasMessageContaining("headTimeout");
        assertThatThrownBy(() -> limits.withBodyTimeout(Duration.ofDays(2))).hasMessageContaining("bodyTimeout");
        assertThatThrownBy(() -> limits.withIdleTimeout(Duration.ofMillis(-1))).hasMessageContaining("idleTimeout");
    }
}
