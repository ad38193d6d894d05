package dev.extenddb.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.extenddb.item.Bytes;
import dev.extenddb.protocol.WireRequest;
import dev.extenddb.protocol.WireResponse;
import dev.extenddb.protocol.WireResponse.Header;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RoutesTest {

    private static WireResponse answer(String who) {
        return new WireResponse(200, List.of(), Bytes.wrap(who.getBytes(StandardCharsets.UTF_8)));
    }

    private static String ask(HttpServer server, String path) throws Exception {
        try (var client = new RawClient(server.port())) {
            client.write("POST " + path + " HTTP/1.1\r\nHost: x\r\nContent-Length: 4\r\n\r\nroot");
            String head = client.readHead();
            return head.startsWith("HTTP/1.1 200 ") ? client.readBody(head) : head.substring(9, 12);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "/, root",
        "/?a=b, root",
        "/management, management",
        "/management?x, management",
        "/management/users/a, management",
        "/managements, root",
        "/management/login, login",
        "/management/login/now, login",
        "/other/management, root"
    })
    void findsTheLongestPathThatFits(String path, String who) throws Exception {
        var routes = Routes.to(new EchoEndpoint())
                .with("/management", request -> CompletableFuture.completedFuture(answer("management")))
                .withBlocking("/management/login", request -> answer("login"));
        try (var server = HttpServer.start(routes, HttpServerConfig.defaults())) {
            assertThat(ask(server, path)).isEqualTo(who);
        }
    }

    @Test
    void doesNotLetAWaitingRouteHoldUpOthers() throws Exception {
        var hold = new CountDownLatch(1);
        var routes = Routes.to(new EchoEndpoint()).withBlocking("/slow", request -> {
            await(hold);
            return answer("slow");
        });
        try (var server = HttpServer.start(routes, HttpServerConfig.defaults().withIoThreads(1))) {
            var slow = CompletableFuture.supplyAsync(() -> {
                try {
                    return ask(server, "/slow");
                } catch (Exception e) {
                    throw new AssertionError(e);
                }
            });
            assertThat(ask(server, "/")).isEqualTo("root");
            hold.countDown();
            assertThat(slow.get()).isEqualTo("slow");
        }
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Test
    void answersForARouteThatThrows() throws Exception {
        var routes = Routes.to(new EchoEndpoint())
                .with("/a", RoutesTest::fail)
                .with("/b", request -> CompletableFuture.failedFuture(new IllegalStateException("b is broken")))
                .withBlocking("/c", request -> {
                    throw new IllegalStateException("c is broken");
                });
        try (var server = HttpServer.start(routes, HttpServerConfig.defaults())) {
            for (String path : List.of("/a", "/b", "/c")) {
                assertThat(ask(server, path)).isEqualTo("500");
            }
            assertThat(ask(server, "/")).isEqualTo("root");
        }
    }

    private static CompletableFuture<WireResponse> fail(WireRequest request) {
        throw new IllegalStateException(request.path() + " is broken");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "management", "/management/", "/"})
    void refusesPathsThatCannotBe(String path) {
        assertThatThrownBy(() -> Routes.to(new EchoEndpoint()).withBlocking(path, request -> answer("x")))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void namesTheRouteOfAnAnswerHeader() throws Exception {
        var routes = Routes.to(new EchoEndpoint())
                .withBlocking(
                        "/moved",
                        request -> new WireResponse(200, List.of(new Header("Set-Cookie", "a=b")), Bytes.EMPTY));
        try (var server = HttpServer.start(routes, HttpServerConfig.defaults());
                var client = new RawClient(server.port())) {
            client.write("GET /moved HTTP/1.1\r\nHost: x\r\n\r\n");
            assertThat(client.readHead()).containsIgnoringCase("set-cookie: a=b\n");
        }
    }
}
