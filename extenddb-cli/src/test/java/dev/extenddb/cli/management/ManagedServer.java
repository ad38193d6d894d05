package dev.extenddb.cli.management;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.extenddb.ExtendDb;
import dev.extenddb.audit.AuditTrail;
import dev.extenddb.http.HttpServer;
import dev.extenddb.http.HttpServerConfig;
import dev.extenddb.http.Routes;
import dev.extenddb.iam.Admin;
import dev.extenddb.iam.AdminStore;
import dev.extenddb.iam.Directory;
import dev.extenddb.iam.PasswordHash;
import dev.extenddb.iam.SecretKeyring;
import dev.extenddb.protocol.SignedRequests;
import dev.extenddb.storage.Storage;
import dev.extenddb.storage.h2.H2Storage;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;
import java.util.concurrent.atomic.AtomicInteger;

/** A server with the management API on a database in memory, and an administrator called admin. */
final class ManagedServer implements AutoCloseable {

    static final String ADMIN = "admin:secret";

    private static final JsonMapper JSON = new JsonMapper();

    final AtomicInteger hashed = new AtomicInteger();
    final Storage storage = H2Storage.inMemory();
    final Directory directory =
            new Directory(storage.catalog(), SecretKeyring.ephemeral(), InstantSource.system(), Runnable::run);
    private final ExtendDb engine = ExtendDb.builder(storage).build();
    private final AuditTrail trail = new AuditTrail(storage.catalog(), InstantSource.system());
    private final HttpClient client = HttpClient.newHttpClient();
    final ManagementApi api;
    private final HttpServer server;

    ManagedServer() {
        PasswordHash hash = new QuickHash();
        new AdminStore(storage.catalog()).create(new Admin("admin", hash.of("secret"), Instant.now()));
        api = new ManagementApi(storage.catalog(), directory, trail, trail, trail::note, hash, InstantSource.system());
        var endpoint = engine.endpoint(new SignedRequests(directory, InstantSource.system()));
        server = HttpServer.start(
                Routes.to(endpoint).withBlocking(ManagementApi.PATH, api), HttpServerConfig.defaults());
    }

    /** No hash at all, but one that counts. */
    private final class QuickHash implements PasswordHash {

        @Override
        public String of(String password) {
            if (password.isEmpty() || password.length() > LONGEST) {
                throw new IllegalArgumentException("A password has 1 to " + LONGEST + " bytes.");
            }
            return "hash of " + password;
        }

        @Override
        public boolean matches(String password, String kept) {
            hashed.incrementAndGet();
            return kept.equals("hash of " + password);
        }
    }

    /** What came back. */
    record Reply(int status, JsonNode body, HttpResponse<String> response) {

        String error() {
            return status + " " + body.at("/error/code").textValue() + ": "
                    + body.at("/error/message").textValue();
        }
    }

    ExtendDb engine() {
        return engine;
    }

    URI uri() {
        return server.uri();
    }

    Reply send(String login, String method, String path, String body) {
        HttpRequest.Builder request = HttpRequest.newBuilder(server.uri().resolve("/management" + path))
                .method(method, body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
        if (!login.isEmpty()) {
            byte[] credentials = login.getBytes(StandardCharsets.UTF_8);
            request.header("Authorization", "Basic " + Base64.getEncoder().encodeToString(credentials));
        }
        try {
            HttpResponse<String> response = client.send(request.build(), BodyHandlers.ofString());
            return new Reply(response.statusCode(), JSON.readTree(response.body()), response);
        } catch (IOException e) {
            throw new AssertionError(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    /** What an administrator gets, in quotes that need no escaping. */
    Reply admin(String method, String path, String body) {
        return send(ADMIN, method, path, body.replace('\'', '"'));
    }

    /** What an administrator gets who must be answered. */
    JsonNode ok(String method, String path, String body) {
        Reply reply = admin(method, path, body);
        if (reply.status() >= 300) {
            throw new AssertionError(method + " " + path + ": " + reply.error());
        }
        return reply.body();
    }

    @Override
    public void close() {
        server.close();
        engine.close();
    }
}
