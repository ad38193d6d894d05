package dev.extenddb.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.extenddb.cli.config.ConfigSources;
import dev.extenddb.cli.logging.Logging;
import dev.extenddb.cli.server.StandaloneServer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The command manage against a server with TLS. */
@Timeout(120)
class ManageTest {

    private static final String ACCOUNT = "123456789012";
    private static final Map<String, String> ADMIN = Map.of("EXTENDDB_PASSWORD", "secret");
    private static final String POLICY = """
            {"Version": "2012-10-17", "Statement": {"Effect": "Allow", "Action": "dynamodb:*", "Resource": "*"}}
            """;

    @TempDir
    private Path directory;

    private String config;
    private StandaloneServer server;

    @BeforeEach
    void start() {
        config = directory.resolve("extenddb.toml").toString();
        Cli.ok(
                Map.of("EXTENDDB_ADMIN_PASSWORD", "secret"),
                "init",
                "--backend",
                "h2",
                "--config",
                config,
                "--home",
                directory.resolve("home").toString());
        var sources = new ConfigSources(Path.of(config), Map.of(), Map.of("server.port", "0"));
        server = StandaloneServer.start(sources.read(), "test", Logging.ofProcess());
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private String[] manage(String... arguments) {
        return Cli.join(
                List.of("manage", "-c", config, "--endpoint", server.uri().toString()), arguments);
    }

    private String ok(String... arguments) {
        return Cli.ok(ADMIN, manage(arguments));
    }

    private String failure(String... arguments) {
        return Cli.failure(ADMIN, manage(arguments));
    }

    private void createBob() {
        ok("create-account", "--account-id", ACCOUNT, "--account-name", "shop");
        ok("create-user", "--account-id", ACCOUNT, "--user-name", "bob", "--user-password", "bobs");
    }

    @Test
    void managesUsersFromTheirFirstDayToTheirLast() throws Exception {
        createBob();
        String[] bob = {"--account-id", ACCOUNT, "--user-name", "bob"};
        Path policy = directory.resolve("policy.json");
        Files.writeString(policy, POLICY);

        ok(command("put-user-policy", bob, "--policy-name", "all", "--policy-document", "file://" + policy));
        assertThat(ok(command("list-user-policies", bob))).contains("\"dynamodb:*\"");
        ok(command("tag-user", bob, "--tags", "[{\"key\":\"team\",\"value\":\"x\"}]"));
        assertThat(ok(command("get-user", bob, "--output", "table")))
                .contains("user_name                 bob\n")
                .contains("tags                      team=x\n");
        String key = ok(command("create-access-key", bob, "--output", "table"))
                .lines()
                .findFirst()
                .orElseThrow()
                .split("\\s+", -1)[1];
        assertThat(ok(command("deactivate-access-key", bob, "--access-key-id", key)))
                .contains("\"is_active\" : false");
        assertThat(ok(command("activate-access-key", bob, "--access-key-id", key)))
                .contains("\"is_active\" : true");
        assertThat(ok(
                        "simulate",
                        "--principal-arn",
                        "arn:aws:iam::" + ACCOUNT + ":user/bob",
                        "--action",
                        "dynamodb:GetItem",
                        "--resource",
                        "arn:aws:dynamodb:eu-west-1:" + ACCOUNT + ":table/t",
                        "--output",
                        "table"))
                .contains("policy      all\n");
        assertThat(ok("cache", "invalidate")).contains("remembers no users");
        assertThat(ok(command("delete-user", bob))).contains("User bob is deleted.");

        assertThat(failure(command("get-user", bob)))
                .isEqualTo("extenddb: HTTP 404: NoSuchEntity: The user with name bob cannot be found.");
        String audit = ok("audit", "--account-id", ACCOUNT, "--output", "table");
        assertThat(audit.lines().skip(1).map(line -> line.split("\\s{2,}", -1)[3]))
                .containsExactly(
                        "iam:CreateUser",
                        "iam:PutUserPolicy",
                        "iam:TagUser",
                        "iam:CreateAccessKey",
                        "iam:UpdateAccessKey",
                        "iam:UpdateAccessKey",
                        "iam:DeleteUser");
    }

    private static String[] command(String name, String[] options, String... more) {
        return Cli.join(List.of(Cli.join(List.of(name), options)), more);
    }

    @Test
    void usersManageThemselves() {
        createBob();
        Map<String, String> bob = Map.of("EXTENDDB_PASSWORD", "bobs");
        String[] keys = {"--user", ACCOUNT + "/bob", "--account-id", ACCOUNT, "--user-name", "bob"};

        assertThat(Cli.ok(bob, manage(command("create-access-key", keys)))).contains("secret_access_key");
        assertThat(Cli.failure(bob, manage(command("delete-user", keys))))
                .isEqualTo("extenddb: HTTP 403: AccessDenied: This is for administrators only.");
    }

    @Test
    void longListsAreFetchedPageByPage() {
        ok("create-account", "--account-id", ACCOUNT, "--account-name", "shop");
        for (int i = 0; i < 3; i++) {
            ok("create-group", "--account-id", ACCOUNT, "--group-name", "g" + i);
        }

        assertThat(ok("list-groups", "--account-id", ACCOUNT, "--limit", "2", "--output", "table")
                        .lines())
                .hasSize(3);
        assertThat(ok("list-groups", "--account-id", ACCOUNT, "--output", "table")
                        .lines())
                .hasSize(4);
    }

    @Test
    void whatGoesWrongIsOneLine() {
        assertThat(Cli.failure(Map.of(), manage("list-accounts")))
                .isEqualTo("extenddb: Give the password in EXTENDDB_PASSWORD, or with --password.");
        assertThat(Cli.failure(Map.of(), manage("list-accounts", "--password", "wrong")))
                .isEqualTo("extenddb: HTTP 401: Unauthorized: The login or the password is wrong.");
        assertThat(failure(
                        "create-role", "--account-id", ACCOUNT, "--role-name", "r", "--trust-policy", "{\"Version\"}"))
                .startsWith("extenddb: --trust-policy is no JSON: ");
        assertThat(failure("get-account", "--account-id", ACCOUNT))
                .isEqualTo("extenddb: HTTP 404: NoSuchEntity: The account with id " + ACCOUNT + " cannot be found.");
        Cli noConsent = Cli.run(ADMIN, manage("import-access-key", "--account-id", ACCOUNT));
        assertThat(noConsent.exitCode()).isEqualTo(2);
    }

    @Test
    void onlyTheConfiguredCertificateIsBelieved() {
        String other = directory.resolve("other").toString();
        Cli.ok(
                Map.of(),
                "init",
                "--backend",
                "h2",
                "--config",
                directory.resolve("other.toml").toString(),
                "--home",
                other);

        assertThat(Cli.failure(ADMIN, manage("list-accounts", "--cacert", other + "/tls/cert.pem")))
                .contains("is not believed");
    }

    @Test
    void settingsAreAuditedWhereverTheyAreChanged() {
        ok("set-setting", "--key", "audit_retention_days", "--value", "30");
        assertThat(ok("get-setting", "--key", "audit_retention_days")).contains("\"value\" : \"30\"");
        server.close();
        Cli.ok(Map.of(), "settings", "set", "throttling_enabled", "true", "-c", config);
        start();

        assertThat(ok("audit", "--action", "management:SetSetting", "--output", "table")
                        .lines())
                .hasSize(3)
                .anySatisfy(line -> assertThat(line).contains("admin/admin", "/settings/audit_retention_days"))
                .anySatisfy(line -> assertThat(line).contains("os/", "/settings/throttling_enabled"));
    }
}
