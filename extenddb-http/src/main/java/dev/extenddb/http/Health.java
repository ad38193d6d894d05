package dev.extenddb.http;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import dev.extenddb.item.Bytes;
import dev.extenddb.protocol.WireEndpoint;
import dev.extenddb.protocol.WireRequest;
import dev.extenddb.protocol.WireResponse;
import dev.extenddb.protocol.WireResponse.Header;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.function.BooleanSupplier;

/**
 * Answers those who ask how the server is: {@code /health} and {@code /health/live} whether it runs at all, {@code /health/ready} whether to
 * send it requests. Thread-safe.
 */
final class Health implements WireEndpoint {

    private static final JsonFactory JSON = new JsonFactory();
    private static final List<Header> HEADERS =
            List.of(new Header("Content-Type", "application/json"), new Header("Cache-Control", "no-store"));

    private static final WireResponse HEALTHY = response(200, "healthy", Map.of());
    private static final WireResponse DRAINING = response(503, "draining", Map.of());
    private static final WireResponse UNKNOWN = response(404, "unknown", Map.of());

    private final List<Probe> probes;
    private final BooleanSupplier draining;

    Health(List<HealthCheck> checks, Executor threads, BooleanSupplier draining) {
        this.probes = checks.stream().map(check -> new Probe(check, threads)).toList();
        this.draining = draining;
    }

    @Override
    public CompletionStage<WireResponse> handle(WireRequest request) {
        String path = request.path();
        int query = path.indexOf('?');
        return switch (query < 0 ? path : path.substring(0, query)) {
            case "/health", "/health/live" -> CompletableFuture.completedFuture(HEALTHY);
            case "/health/ready" -> draining.getAsBoolean() ? CompletableFuture.completedFuture(DRAINING) : ready();
            default -> CompletableFuture.completedFuture(UNKNOWN);
        };
    }

    private CompletionStage<WireResponse> ready() {
        var answers = new LinkedHashMap<String, CompletableFuture<Optional<String>>>();
        probes.forEach(probe -> answers.put(probe.name(), probe.problem()));
        return CompletableFuture.allOf(answers.values().toArray(CompletableFuture[]::new))
                .thenApply(all -> report(answers));
    }

    private static WireResponse report(Map<String, CompletableFuture<Optional<String>>> answers) {
        var checks = new LinkedHashMap<String, String>();
        answers.forEach((name, answer) -> checks.put(name, answer.join().orElse("ok")));
        boolean ready =
                answers.values().stream().allMatch(answer -> answer.join().isEmpty());
        return ready ? response(200, "ready", checks) : response(503, "not ready", checks);
    }

    private static WireResponse response(int status, String word, Map<String, String> checks) {
        var out = new ByteArrayOutputStream();
        try (JsonGenerator json = JSON.createGenerator(out)) {
            json.writeStartObject();
            json.writeStringField("status", word);
            if (!checks.isEmpty()) {
                json.writeObjectFieldStart("checks");
                for (Map.Entry<String, String> check : checks.entrySet()) {
                    json.writeStringField(check.getKey(), check.getValue());
                }
                json.writeEndObject();
            }
            json.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new WireResponse(status, HEADERS, Bytes.wrap(out.toByteArray()));
    }
}
