package dev.extenddb.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.extenddb.cli.setup.EncryptionKeyFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InitEmbeddedTest {

    private static final Map<String, String> NOTHING = Map.of();

    @TempDir
    private Path directory;

    @Test
    void needsNoServer() throws Exception {
        String first = Cli.ok(NOTHING, init());
        assertThat(first.lines().filter(line -> line.startsWith("created  "))).hasSize(6);
        assertThat(home().resolve("data/extenddb.mv.db")).exists();
        for (String secret : new String[] {"encryption.keys", "tls/key.pem"}) {
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(home().resolve(secret))))
                    .as(secret)
                    .isEqualTo("rw-------");
        }
        assertThat(EncryptionKeyFile.read(home().resolve("encryption.keys")))
                .singleElement()
                .satisfies(key -> {
                    assertThat(key.id()).matches("[0-9a-f]{16}");
                    assertThat(key.key().getEncoded()).hasSize(32);
                });

        assertThat(Cli.ok(NOTHING, init()).lines().filter(line -> line.startsWith("exists   ")))
                .hasSize(6);
    }

    @Test
    void closesAConfigurationThatOthersCouldRead() throws Exception {
        Cli.ok(NOTHING, init());
        Files.setPosixFilePermissions(config(), PosixFilePermissions.fromString("rw-r--r--"));

        assertThat(Cli.ok(NOTHING, init())).contains("closed   configuration " + config() + " to everybody else");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(config())))
                .isEqualTo("rw-------");
    }

    @Test
    void aCertificateWithoutANameThatIsAskedForIsNotTakenForOne() {
        Cli.ok(NOTHING, init("--tls-san", "db.example.org"));

        Cli.ok(NOTHING, init("--tls-san", "db.example.org"));
        assertThat(Cli.failure(NOTHING, init("--tls-san", "10.0.0.1")))
                .contains("is not for 10.0.0.1, only for localhost, 127.0.0.1, db.example.org");
    }

    @Test
    void destroyRemovesTheData() {
        Cli.ok(NOTHING, init());
        String[] destroy = {"destroy", "-c", config().toString(), "--yes"};

        assertThat(Cli.ok(NOTHING, destroy)).startsWith("dropped  database ");
        assertThat(Cli.ok(NOTHING, destroy)).startsWith("absent   database ");
        assertThat(Cli.failure(NOTHING, "settings", "list", "-c", config().toString()))
                .contains("There is no database ")
                .contains("extenddb init --backend h2");
    }

    @Test
    void settingsAreListedReadAndChanged() {
        Cli.ok(NOTHING, init());
        String file = config().toString();

        assertThat(Cli.ok(NOTHING, "settings", "list", "-c", file))
                .contains("throttling_enabled = false (default)\n")
                .hasLineCount(7);
        assertThat(Cli.ok(NOTHING, "settings", "set", "throttling_enabled", "true", "-c", file))
                .isEqualTo("throttling_enabled = true\n");
        assertThat(Cli.ok(NOTHING, "settings", "get", "throttling_enabled", "-c", file))
                .isEqualTo("true\n");
        assertThat(Cli.ok(NOTHING, "settings", "list", "-c", file)).contains("throttling_enabled = true\n");
        assertThat(Cli.failure(NOTHING, "settings", "set", "throttling_enabled", "maybe", "-c", file))
                .isEqualTo("extenddb: throttling_enabled must be true or false, but is maybe");
        assertThat(Cli.failure(NOTHING, "settings", "get", "throttling", "-c", file))
                .isEqualTo("extenddb: There is no setting throttling. Did you mean throttling_enabled?");
    }

    @Test
    void theConfigurationIsRefusedInOneLine() throws Exception {
        Cli.ok(NOTHING, init());
        String file = config().toString();
        assertThat(Cli.failure(
                        NOTHING, "status", "-c", directory.resolve("none.toml").toString()))
                .startsWith("extenddb: There is no configuration file " + directory.resolve("none.toml") + ".");
        assertThat(Cli.failure(NOTHING, "status", "-c", file, "--set", "server.prot=1"))
                .isEqualTo("extenddb: command line: there is no key server.prot. Did you mean server.port?");
        assertThat(Cli.failure(Map.of("EXTENDDB__SERVER__PORT", "x"), "status", "-c", file))
                .isEqualTo(
                        "extenddb: environment variable EXTENDDB__SERVER__PORT: server.port must be an integer from 0 to"
                                + " 65535, but is x.");
        Files.writeString(config(), "[server]\nport = = 1\n");
        assertThat(Cli.failure(NOTHING, "status", "-c", file)).startsWith("extenddb: " + file + " line 2, column ");
    }

    @Test
    void statusAndStopFailWhereNothingRuns() {
        Cli.ok(NOTHING, init("--port", "1"));
        String file = config().toString();

        assertThat(Cli.failure(NOTHING, "status", "-c", file))
                .isEqualTo("extenddb: Nothing listens at https://127.0.0.1:1 . Start the server with: extenddb serve");
        assertThat(Cli.failure(NOTHING, "healthcheck", "-c", file))
                .startsWith("extenddb: The server at https://127.0.0.1:1 ");
        assertThat(Cli.failure(NOTHING, "stop", "-c", file)).startsWith("extenddb: No server runs in the background: ");
    }

    private String[] init(String... more) {
        return Cli.join(
                List.of("init", "--backend", "h2", "--config", config().toString(), "--home", home().toString()), more);
    }

    private Path config() {
        return directory.resolve("extenddb.toml");
    }

    private Path home() {
        return directory.resolve("home");
    }
}
