package dev.extenddb.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HealthTest {

    private final HttpClient client = HttpClient.newHttpClient();

    private HttpResponse<String> get(HttpServer server, String path) throws Exception {
        return client.send(
                HttpRequest.newBuilder(URI.create(server.uri() + path)).build(), BodyHandlers.ofString());
    }

    private static HttpServer start(HealthCheck... checks) {
        Routes routes = Routes.to(new EchoEndpoint());
        for (HealthCheck check : checks) {
            routes = routes.withHealthCheck(check);
        }
        return HttpServer.start(routes, HttpServerConfig.defaults());
    }

    @ParameterizedTest
    @ValueSource(strings = {"/health", "/health/live", "/health?from=here"})
    void isAliveWhateverTheChecksSay(String path) throws Exception {
        try (var server = start(new HealthCheck("database", () -> Optional.of("gone")))) {
            var response = get(server, path);

            assertThat(response.statusCode()).isEqualTo(200);
            assertThat(response.body()).isEqualTo("{\"status\":\"healthy\"}");
            assertThat(response.headers().firstValue("content-type")).hasValue("application/json");
            assertThat(response.headers().firstValue("cache-control")).hasValue("no-store");
        }
    }

    @Test
    void isReadyWithoutChecks() throws Exception {
        try (var server = start()) {
            assertThat(get(server, "/health/ready").body()).isEqualTo("{\"status\":\"ready\"}");
        }
    }

    @Test
    void saysWhichCheckFailed() throws Exception {
        var problem = new AtomicReference<Optional<String>>(Optional.empty());
        var well = new HealthCheck("schema", Optional::empty);
        var changing = new HealthCheck("database", problem::get);
        var throwing = new HealthCheck("disk", () -> {
            throw new IllegalStateException("a secret");
        });
        try (var server = start(well, changing)) {
            assertThat(get(server, "/health/ready").body())
                    .isEqualTo("{\"status\":\"ready\",\"checks\":{\"schema\":\"ok\",\"database\":\"ok\"}}");

            problem.set(Optional.of("cannot be reached"));
            var response = get(server, "/health/ready");
            assertThat(response.statusCode()).isEqualTo(503);
            assertThat(response.body())
                    .isEqualTo("{\"status\":\"not ready\","
                            + "\"checks\":{\"schema\":\"ok\",\"database\":\"cannot be reached\"}}");
        }
        try (var server = start(throwing)) {
            assertThat(get(server, "/health/ready").body())
                    .isEqualTo("{\"status\":\"not ready\",\"checks\":{\"disk\":\"the check failed; see the log\"}}");
        }
    }

    @Test
    void doesNotWaitForACheckThatHangsNorAskItTwice() throws Exception {
        var asked = new AtomicInteger();
        var end = new CountDownLatch(1);
        var hanging = new HealthCheck("database", () -> {
            asked.incrementAndGet();
            try {
                end.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            return Optional.empty();
        });
        try (var server = start(hanging)) {
            var answers = Stream.generate(() -> CompletableFuture.supplyAsync(() -> body(server)))
                    .limit(3)
                    .toList();

            for (var answer : answers) {
                assertThat(answer.get())
                        .isEqualTo(
                                "{\"status\":\"not ready\",\"checks\":{\"database\":\"no answer within a second\"}}");
            }
            assertThat(asked).hasValue(1);
            assertThat(get(server, "/health/live").statusCode()).isEqualTo(200);
            end.countDown();
        }
    }

    private String body(HttpServer server) {
        try {
            return get(server, "/health/ready").body();
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void knowsNothingElse() throws Exception {
        try (var server = start()) {
            assertThat(get(server, "/health/other").statusCode()).isEqualTo(404);
            assertThat(get(server, "/healthy").headers().firstValue("x-path")).hasValue("/healthy");
        }
    }
}
