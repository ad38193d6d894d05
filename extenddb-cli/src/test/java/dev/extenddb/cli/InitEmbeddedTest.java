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
        assertThat(first.lines().filter(line -> line.startsWith("created  "))).hasSize(7);
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
                .hasSize(7);
    }

    @Test
    void theKeyIsTheEnvironments() {
        String secret = "a".repeat(40);
        assertThat(Cli.failure(Map.of("EXTENDDB_ACCESS_KEY_ID", "mine", "EXTENDDB_SECRET_ACCESS_KEY", secret), init()))
                .contains("EXTENDDB_ACCESS_KEY_ID or EXTENDDB_SECRET_ACCESS_KEY cannot be used: ");

        assertThat(Cli.ok(
                        Map.of("EXTENDDB_ACCESS_KEY_ID", "AKIAIOSFODNN7EXAMPLE", "EXTENDDB_SECRET_ACCESS_KEY", secret),
                        init()))
                .contains("created  user ")
                .doesNotContain("secret access key");
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
