package dev.extenddb.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/** The standalone server's life, from init to destroy, by the built jar. */
@Timeout(180)
class ServeIT {

    @TempDir
    private Path directory;

    @Test
    void servesOverTlsUntilItIsTerminated() throws Exception {
        assertThat(run("init", "--backend", "h2", "--auth", "none", "--home", home()))
                .contains("created  database ");

        try (var server = start("serve", "--port", "0")) {
            URI endpoint = server.awaitReady();
            assertThat(endpoint.getScheme()).isEqualTo("https");
            try (var client = client(endpoint)) {
                Things.createTable(client);
                Things.put(client, 1);
            }
            assertThat(run("healthcheck", "--endpoint", endpoint.toString())).isEqualTo("healthy\n");
            assertThat(server.terminate()).isIn(0, 143);
        }

        assertThat(run("verify")).contains("items     1\n").endsWith("HEALTHY\n");
        try (var server = start("serve", "--port", "0");
                var client = client(server.awaitReady())) {
            assertThat(Things.keeps(client, 1)).isTrue();
        }
    }

    @Test
    void runsInTheBackground() throws Exception {
        int port = freePort();
        run("init", "--backend", "h2", "--auth", "none", "--home", home(), "--port", "" + port);

        assertThat(run("serve", "--daemon"))
                .startsWith("ExtendDB is ready on https://127.0.0.1:" + port + " as process ");
        try {
            assertThat(run("status")).startsWith("running at https://127.0.0.1:" + port + " as process ");
            assertThat(run("healthcheck")).isEqualTo("healthy\n");
            assertThat(failure("serve", "--daemon")).contains("runs already, as process ");
            assertThat(failure("verify")).contains("is open in another process");
            try (var client = client(URI.create("https://127.0.0.1:" + port))) {
                Things.createTable(client);
                Things.put(client, 7);
                assertThat(Things.keeps(client, 7)).isTrue();
            }
        } finally {
            assertThat(run("stop")).startsWith("Stopped process ");
        }

        assertThat(failure("status")).startsWith("extenddb: Nothing listens at ");
        assertThat(failure("stop")).startsWith("extenddb: No server runs in the background: ");
        assertThat(run("destroy", "--yes")).startsWith("dropped  database ");
        assertThat(failure("serve", "--daemon")).startsWith("extenddb: There is no database ");
    }

    @Test
    void saysInOneLineWhyItCannotServe() throws Exception {
        run("init", "--backend", "h2", "--auth", "none", "--home", home());
        try (var taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            String port = "" + taken.getLocalPort();
            assertThat(failure("serve", "--port", port))
                    .isEqualTo("extenddb: Port " + port
                            + " on 127.0.0.1 is in use by another process. Choose another one with --port.\n");
        }
        assertThat(failure("serve", "--set", "server.bind_addr=0.0.0.0")).contains("must be a loopback address");
        Files.writeString(Path.of(home(), "tls", "key.pem"), "nothing");
        assertThat(failure("serve", "--port", "0")).contains("key.pem");
    }

    private String home() {
        return directory.resolve("home").toString();
    }

    private ServerProcess start(String... arguments) throws IOException {
        return ServerProcess.start(Cli.join(
                List.of(arguments),
                "--config",
                directory.resolve("extenddb.toml").toString()));
    }

    private String run(String... arguments) throws Exception {
        try (var command = start(arguments)) {
            String out = String.join("\n", command.output()) + "\n";
            assertThat(command.awaitExit()).as(out + command.errors()).isZero();
            return out;
        }
    }

    private String failure(String... arguments) throws Exception {
        try (var command = start(arguments)) {
            command.output();
            assertThat(command.awaitExit()).isEqualTo(1);
            assertThat(command.errors()).hasLineCount(1);
            return command.errors();
        }
    }

    private DynamoDbClient client(URI endpoint) {
        return ServerProcess.client(endpoint, Path.of(home(), "tls", "cert.pem"));
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
