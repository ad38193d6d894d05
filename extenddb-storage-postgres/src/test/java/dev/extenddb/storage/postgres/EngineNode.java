package dev.extenddb.storage.postgres;

import dev.extenddb.ExtendDb;
import dev.extenddb.protocol.AnyCredentials;
import dev.extenddb.protocol.Headers;
import dev.extenddb.protocol.WireEndpoint;
import dev.extenddb.protocol.WireRequest;
import dev.extenddb.testing.Wire;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/** An engine of its own over a database that others use as well, in this process. */
final class EngineNode implements Node, AutoCloseable {

    private final ExtendDb engine;
    private final WireEndpoint endpoint;

    EngineNode(PostgresConfig config) {
        engine = ExtendDb.builder(PostgresStorage.connect(config)).build();
        endpoint = engine.endpoint(new AnyCredentials());
    }

    @Override
    public CompletableFuture<Reply> send(String operation, String json) {
        var headers = new LinkedHashMap<String, List<String>>();
        Wire.headers(operation).forEach((name, value) -> headers.put(name, List.of(value)));
        return endpoint.handle(new WireRequest("POST", "/", Headers.of(headers), Wire.body(json)))
                .thenApply(response ->
                        new Reply(response.status(), new String(response.body().toArray(), StandardCharsets.UTF_8)))
                .toCompletableFuture();
    }

    @Override
    public void close() {
        engine.close();
    }
}
