package dev.extenddb.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** What happens on one connection, byte by byte. */
class ConnectionTest {

    @Test
    void answersPipelinedRequestsInOrder() throws Exception {
        try (var server = HttpServer.start(new EchoEndpoint(), HttpServerConfig.defaults());
                var client = new RawClient(server.port())) {
            client.write(post("one") + post("two") + post("x".repeat(40_000)) + post("four"));

            assertThat(client.readBody()).isEqualTo("one");
            assertThat(client.readBody()).isEqualTo("two");
            assertThat(client.readBody()).hasSize(40_000);
            assertThat(client.readBody()).isEqualTo("four");
        }
    }

    @Test
    void keepsTheOrderOfPipelinedRequestsThatWait() throws Exception {
        var endpoint = new HeldEndpoint();
        try (var server = HttpServer.start(endpoint, HttpServerConfig.defaults());
                var client = new RawClient(server.port())) {
            client.write(post("one") + post("two"));

            var one = endpoint.next();
            assertThat(endpoint.isEmpty()).isTrue();
            one.release();
            assertThat(client.readBody()).isEqualTo("one");
            endpoint.next().release();
            assertThat(client.readBody()).isEqualTo("two");
        }
    }

    @Test
    void goesOnWithOtherConnectionsWhileOneWaits() throws Exception {
        var endpoint = new HeldEndpoint();
        try (var server = HttpServer.start(endpoint, HttpServerConfig.defaults().withIoThreads(1));
                var first = new RawClient(server.port());
                var second = new RawClient(server.port())) {
            first.write(post("first"));
            var waiting = endpoint.next();
            second.write(post("second"));
            endpoint.next().release();

            assertThat(second.readBody()).isEqualTo("second");
            waiting.release();
            assertThat(first.readBody()).isEqualTo("first");
        }
    }

    @Test
    void waitsForABodyThatComesSlowly() throws Exception {
        try (var server = HttpServer.start(
                        new EchoEndpoint(), HttpServerConfig.defaults().withIoThreads(1));
                var slow = new RawClient(server.port());
                var other = new RawClient(server.port())) {
            slow.write("POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 6\r\n\r\nab");
            for (String part : new String[] {"cd", "ef"}) {
                other.write(post("other"));
                assertThat(other.readBody()).isEqualTo("other");
                slow.write(part);
            }

            assertThat(slow.readBody()).isEqualTo("abcdef");
        }
    }

    @Test
    void outlivesABodyThatBreaksOff() throws Exception {
        try (var server =
                HttpServer.start(new EchoEndpoint(), HttpServerConfig.defaults().withIoThreads(1))) {
            for (String start :
                    new String[] {"Content-Length: 9\r\n\r\nabc", "Transfer-Encoding: chunked\r\n\r\n9\r\nabc"}) {
                try (var broken = new RawClient(server.port())) {
                    broken.write("POST / HTTP/1.1\r\nHost: x\r\n" + start);
                }
            }
            try (var client = new RawClient(server.port())) {
                client.write(post("still there"));
                assertThat(client.readBody()).isEqualTo("still there");
            }
        }
    }

    @Test
    void asksForTheBodyOfAClientThatExpectsIt() throws Exception {
        try (var server = HttpServer.start(new EchoEndpoint(), HttpServerConfig.defaults());
                var client = new RawClient(server.port())) {
            client.write("POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 3\r\nExpect: 100-continue\r\n\r\n");
            assertThat(client.readHead()).startsWith("HTTP/1.1 100 Continue\n");
            client.write("abc");

            assertThat(client.readBody()).isEqualTo("abc");
        }
    }

    @Test
    void takesSixteenKilobytesOfHeaders() throws Exception {
        try (var server = HttpServer.start(new EchoEndpoint(), HttpServerConfig.defaults());
                var client = new RawClient(server.port())) {
            client.write(post("one")
                    .replace("Host: x", "Host: x\r\na: " + "x".repeat(8_000) + "\r\nb: " + "y".repeat(8_000)));
            assertThat(client.readBody()).isEqualTo("one");

            client.write(post("two")
                    .replace("Host: x", "Host: x\r\na: " + "x".repeat(8_192) + "\r\nb: " + "y".repeat(8_192)));
            assertThat(client.readHead()).startsWith("HTTP/1.1 400 ");
        }
    }

    @Test
    void closesTheConnectionWhenAsked() throws Exception {
        try (var server = HttpServer.start(new EchoEndpoint(), HttpServerConfig.defaults());
                var client = new RawClient(server.port())) {
            client.write("POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 1\r\nConnection: close\r\n\r\na");

            assertThat(client.readBody()).isEqualTo("a");
            assertThat(client.atEnd()).isTrue();
        }
    }

    @Test
    void letsARequestThatBeganEndBeforeItCloses() throws Exception {
        var endpoint = new HeldEndpoint();
        var server = HttpServer.start(endpoint, HttpServerConfig.defaults());
        try (var idle = new RawClient(server.port());
                var client = new RawClient(server.port())) {
            client.write(post("last"));
            var held = endpoint.next();
            var closing = CompletableFuture.runAsync(server::close);
            held.release();

            assertThat(client.readBody()).isEqualTo("last");
            closing.get(10, TimeUnit.SECONDS);
            assertThat(idle.atEnd()).isTrue();
        }
    }

    private static String post(String body) {
        return "POST / HTTP/1.1\r\nHost: x\r\nContent-Length: " + body.length() + "\r\n\r\n" + body;
    }
}
