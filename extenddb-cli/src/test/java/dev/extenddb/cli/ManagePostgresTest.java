package dev.extenddb.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.extenddb.cli.config.ConfigSources;
import dev.extenddb.cli.logging.Logging;
import dev.extenddb.cli.server.StandaloneServer;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbException;

/** Two servers on one PostgreSQL database: what is managed by one counts on the other. */
@Timeout(120)
class ManagePostgresTest {

    private static final String ACCOUNT = "123456789012";
    private static final Map<String, String> ADMIN = Map.of("EXTENDDB_PASSWORD", "secret");
    private static final String[] BOB = {"--account-id", ACCOUNT, "--user-name", "bob"};

    @TempDir
    private Path directory;

    private final String name = TestPostgres.newName();
    private String config;

    @Test
    void whatOneServerManagesCountsOnTheOther() {
        install();
        try (var one = start();
                var other = start()) {
            manage(one, "create-account", "--account-id", ACCOUNT, "--account-name", "shop");
            manage(one, "create-user", BOB);
            manage(
                    one,
                    "put-user-policy",
                    Cli.join(
                            List.of(BOB),
                            "--policy-name",
                            "tables",
                            "--policy-document",
                            "{\"Version\":\"2012-10-17\",\"Statement\":{\"Effect\":\"Allow\","
                                    + "\"Action\":\"dynamodb:ListTables\",\"Resource\":\"*\"}}"));
            manage(one, "set-setting", "--key", "audit_data_plane", "--value", "true");
            List<String> key = manage(one, "create-access-key", Cli.join(List.of(BOB), "--output", "table"))
                    .lines()
                    .map(line -> line.split("\\s+", -1)[1])
                    .toList();
            try (DynamoDbClient client = client(other, key.get(0), key.get(1))) {
                awaitAudit(other, client);
                manage(other, "deactivate-access-key", Cli.join(List.of(BOB), "--access-key-id", key.get(0)));
                assertThatThrownBy(client::listTables)
                        .isInstanceOf(DynamoDbException.class)
                        .hasMessageContaining("The security token included in the request is invalid.");
            }
            assertThat(manage(one, "audit", "--action", "iam:*", "--output", "table"))
                    .contains("iam:CreateUser", "iam:PutUserPolicy", "iam:CreateAccessKey", "iam:UpdateAccessKey");
            assertThat(manage(one, "list-access-keys", BOB)).contains("\"last_used_service\" : ");
        }
    }

    /** A setting reaches the other server within seconds. */
    private void awaitAudit(StandaloneServer server, DynamoDbClient client) {
        String seen = "";
        long end = System.nanoTime() + 30_000_000_000L;
        while (!seen.contains("dynamodb:ListTables") && System.nanoTime() < end) {
            client.listTables();
            seen = manage(server, "audit", "--action", "dynamodb:*", "--output", "table");
        }
        assertThat(seen).contains("arn:aws:iam::" + ACCOUNT + ":user/bob", "dynamodb:ListTables", "success");
    }

    private void install() {
        config = directory.resolve("extenddb.toml").toString();
        Cli.ok(
                Map.of("EXTENDDB_ADMIN_PASSWORD", "secret"),
                "init",
                "--pg-host",
                "127.0.0.1",
                "--pg-port",
                "" + TestPostgres.port(),
                "--catalog-db",
                name + "_catalog",
                "--extenddb-user",
                name,
                "--config",
                config,
                "--home",
                directory.resolve("home").toString());
    }

    private StandaloneServer start() {
        var sources = new ConfigSources(Path.of(config), Map.of(), Map.of("server.port", "0"));
        return StandaloneServer.start(sources.read(), "test", Logging.ofProcess());
    }

    private String manage(StandaloneServer server, String verb, String... arguments) {
        String[] first = {"manage", "-c", config, "--endpoint", server.uri().toString(), verb};
        return Cli.ok(ADMIN, Cli.join(List.of(first), arguments));
    }

    private DynamoDbClient client(StandaloneServer server, String key, String secret) {
        Path certificate = directory.resolve("home/tls/cert.pem");
        return DynamoDbClient.builder()
                .endpointOverride(server.uri())
                .region(Region.EU_WEST_1)
                .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create(key, secret)))
                .httpClient(UrlConnectionHttpClient.builder()
                        .tlsTrustManagersProvider(() -> Trust.in(certificate))
                        .build())
                .build();
    }
}
