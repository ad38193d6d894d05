package dev.extenddb.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.extenddb.storage.h2.H2Storage;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ExtendDbServerTest {

    private static final String SIGNED_BY_NOBODY =
            "AWS4-HMAC-SHA256 Credential=AKIAIOSFODNN7EXAMPLE/20260101/us-east-1/dynamodb/aws4_request,"
                    + " SignedHeaders=host, Signature=00";

    private static HttpResponse<String> listTables(ExtendDbServer server, HttpClient client)
            throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(server.uri())
                .header("X-Amz-Target", "DynamoDB_20120810.ListTables")
                .header("Content-Type", "application/x-amz-json-1.0")
                .header("Authorization", SIGNED_BY_NOBODY)
                .POST(HttpRequest.BodyPublishers.ofString("{}"))
                .build();
        return client.send(request, BodyHandlers.ofString());
    }

    @Test
    void believesEverybodyUnlessToldNotTo() throws Exception {
        try (var server = ExtendDbServer.on(H2Storage.inMemory()).start()) {
            assertThat(server.uri().getScheme()).isEqualTo("http");
            assertThat(server.uri().getHost()).isEqualTo("127.0.0.1");
            assertThat(listTables(server, HttpClient.newHttpClient()).body()).isEqualTo("{\"TableNames\":[]}");
        }
    }

    @Test
    void encryptsAndChecksSignatures(@TempDir Path directory) throws Exception {
        var keys = TestKeys.create(directory, "server");
        try (var server = ExtendDbServer.on(H2Storage.inMemory())
                .tls(keys.write(directory))
                .signedRequests()
                .start()) {
            var client = HttpClient.newBuilder().sslContext(keys.trusting()).build();
            HttpResponse<String> refused = listTables(server, client);

            assertThat(server.uri().getScheme()).isEqualTo("https");
            assertThat(refused.statusCode()).isEqualTo(400);
            assertThat(refused.body()).doesNotContain("TableNames");
        }
    }

    @Test
    void closesTheDatabaseIfItCannotListen() {
        try (var first = ExtendDbServer.on(H2Storage.inMemory()).start()) {
            var second =
                    ExtendDbServer.on(H2Storage.inMemory()).port(first.uri().getPort());
            assertThatThrownBy(second::start).isInstanceOf(PortInUseException.class);
        }
    }
}
