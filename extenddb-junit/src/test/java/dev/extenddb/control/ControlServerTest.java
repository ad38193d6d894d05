package dev.extenddb.control;

import static org.assertj.core.api.Assertions.assertThat;

import dev.extenddb.emulator.ClockMode;
import dev.extenddb.emulator.Emulator;
import dev.extenddb.fixture.SeedFixture;
import dev.extenddb.fixture.SeedFormat;
import dev.extenddb.fixture.TableFixture;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Instant;
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
    }
}
