package dev.extenddb.control;

import static org.assertj.core.api.Assertions.assertThat;

import dev.extenddb.emulator.ClockMode;
import dev.extenddb.emulator.Emulator;
import dev.extenddb.fixture.SeedFixture;
import dev.extenddb.fixture.SeedFormat;
import dev.extenddb.fixture.TableFixture;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

class ControlServerTest {

    private static final String TABLE =
            "{\"TableName\": \"things\", \"KeySchema\": [{\"AttributeName\": \"id\", \"KeyType\": \"HASH\"}],"
                    + " \"AttributeDefinitions\": [{\"AttributeName\": \"id\", \"AttributeType\": \"S\"}]}";

    private final Emulator emulator = Emulator.inMemory()
            .clock(ClockMode.FROZEN)
            .startAt(Instant.parse("2030-01-01T00:00:00Z"))
            .start();
    private final ControlServer server = ControlServer.start(emulator);
    private final HttpClient http = HttpClient.newHttpClient();

    @AfterEach
    void close() {
        server.close();
        emulator.close();
    }

    private HttpResponse<String> send(String method, String path, String body, String... headers) {
        var request = HttpRequest.newBuilder(URI.create(server.uri() + "/_extenddb/" + path))
                .method(method, BodyPublishers.ofString(body));
        if (headers.length > 0) {
            request.headers(headers);
        }
        try {
            return http.send(request.build(), BodyHandlers.ofString());
        } catch (IOException | InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    private String ok(String method, String path, String body) {
        HttpResponse<String> response = send(method, path, body);
        assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
        return response.body();
    }

    @Test
    void movesTheClock() {
        assertThat(ok("GET", "clock", "")).isEqualTo("{\"now\":\"2030-01-01T00:00:00Z\",\"mode\":\"FROZEN\"}");
        assertThat(ok("POST", "clock/advance", "{\"duration\": \"PT1H\"}")).contains("2030-01-01T01:00:00Z");
        ok("POST", "clock/run-until", "{\"instant\": \"2030-02-01T00:00:00Z\"}");
        assertThat(emulator.clock().instant()).isEqualTo(Instant.parse("2030-02-01T00:00:00Z"));
        assertThat(send("POST", "clock/advance", "{\"duration\": \"soon\"}").statusCode())
                .isEqualTo(400);
    }

    @Test
    void takesAndRestoresSnapshots() {
        TableFixture.ofCreateTable(TABLE).createIn(emulator);
        assertThat(ok("POST", "snapshots", "")).isEqualTo("{\"id\":\"1\"}");
        SeedFixture.of("{\"id\": \"a\"}", SeedFormat.JSON).putInto(emulator, "things");
        assertThat(ok("GET", "tables/things", "")).isEqualTo("{\"id\":{\"S\":\"a\"}}\n");

        ok("POST", "snapshots/1/restore", "");

        assertThat(ok("GET", "tables/things", "")).isEmpty();
        ok("DELETE", "snapshots/1", "");
        assertThat(send("POST", "snapshots/1/restore", "").statusCode()).isEqualTo(400);
        ok("POST", "reset", "");
        assertThat(emulator.tableNames()).isEmpty();
    }

    @Test
    void takesWhatStreamsHaveEachOnce() {
        TableFixture.ofCreateTable(TABLE).streaming("NEW_IMAGE").createIn(emulator);
        SeedFixture items = SeedFixture.of("[{\"id\": \"a\"}, {\"id\": \"b\"}]", SeedFormat.JSON);
        items.putInto(emulator, "things");

        assertThat(ok("POST", "streams/things/take", "{\"most\": 1}"))
                .contains("\"eventName\":\"INSERT\"", "\"NewImage\":{\"id\":{\"S\":\"a\"}}")
                .doesNotContain("\"b\"");
        assertThat(ok("POST", "streams/things/take", "")).contains("\"b\"").doesNotContain("\"a\"");
        assertThat(ok("POST", "streams/things/take", "")).isEqualTo("[]");
        assertThat(send("POST", "streams/other/take", "").body())
                .isEqualTo("{\"message\":\"Table other has no stream\"}");

        ok("POST", "reset", "");
        TableFixture.ofCreateTable(TABLE).streaming("NEW_IMAGE").createIn(emulator);
        items.putInto(emulator, "things");
        assertThat(ok("POST", "streams/things/take", "")).contains("\"a\"", "\"b\"");
    }

    @Test
    void injectsFaultsIntoRequestsOfAnyClient() {
        ok("POST", "faults", "{\"kind\": \"THROTTLE\", \"operation\": \"ListTables\", \"times\": 1}");
        try (DynamoDbClient client = DynamoDbClient.builder()
                .endpointOverride(server.uri())
                .region(Region.US_EAST_1)
                .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create("some", "body")))
                .build()) {
            assertThat(client.listTables().tableNames()).isEmpty();
        }

        assertThat(ok("GET", "faults", "")).contains("\"kind\":\"THROTTLE\"", "\"operation\":\"ListTables\"");
        assertThat(ok("GET", "requests", "")).contains("\"error\":\"ThrottlingException\"");
        ok("DELETE", "requests", "");
        assertThat(ok("GET", "requests", "")).isEqualTo("[]");
        ok("DELETE", "faults", "");
        ok("POST", "indexes/await", "");
    }

    @Test
    void refusesPagesAndWhatItDoesNotKnow() {
        assertThat(send("POST", "reset", "", "Origin", "http://example.com").statusCode())
                .isEqualTo(403);
        assertThat(send("GET", "nothing", "").statusCode()).isEqualTo(404);
        assertThat(send("POST", "faults", "{\"kind\": \"NONE\"}").statusCode()).isEqualTo(400);
        for (String fault :
                List.of("\"tabel\": \"things\"", "\"nth\": 1, \"every\": 2", "\"operation\": \"PutItme\"")) {
            assertThat(send("POST", "faults", "{\"kind\": \"THROTTLE\", " + fault + "}")
                            .statusCode())
                    .as(fault)
                    .isEqualTo(400);
        }
    }

    @Test
    void refusesOtherNamesOfThisMachine() throws IOException {
        assertThat(firstLine("127.0.0.1:8000")).endsWith("200 OK");
        assertThat(firstLine("localhost")).endsWith("200 OK");
        assertThat(firstLine("page.example.com")).contains(" 403 ");
    }

    /** The JDK's client lets nobody choose the host. */
    private String firstLine(String host) throws IOException {
        try (var socket =
                new Socket(InetAddress.getLoopbackAddress(), server.uri().getPort())) {
            String request = "GET /_extenddb/clock HTTP/1.1\r\nHost: " + host + "\r\nConnection: close\r\n\r\n";
            socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
            var answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            return answer.lines().findFirst().orElseThrow();
        }
    }
}
