package dev.extenddb.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What commands say where {@code init} has been and no server runs. */
class InstalledTest {

    private static final Map<String, String> NOTHING = Map.of();

    @TempDir
    private static Path directory;

    private static Path config;

    @BeforeAll
    static void install() {
        config = directory.resolve("extenddb.toml");
        String home = directory.resolve("home").toString();
        Cli.ok(NOTHING, "init", "--backend", "h2", "-c", config.toString(), "--home", home, "--port", "1");
    }

    @Test
    void settingsAreListedReadAndChanged() {
        String file = config.toString();

        assertThat(Cli.ok(NOTHING, "settings", "list", "-c", file))
                .contains("throttling_enabled = false (default)\n")
                .hasLineCount(9);
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
        String file = config.toString();
        assertThat(Cli.failure(
                        NOTHING, "status", "-c", directory.resolve("none.toml").toString()))
                .startsWith("extenddb: There is no configuration file " + directory.resolve("none.toml") + ".");
        assertThat(Cli.failure(NOTHING, "status", "-c", file, "--set", "server.prot=1"))
                .isEqualTo("extenddb: command line: there is no key server.prot. Did you mean server.port?");
        assertThat(Cli.failure(Map.of("EXTENDDB__SERVER__PORT", "x"), "status", "-c", file))
                .isEqualTo(
                        "extenddb: environment variable EXTENDDB__SERVER__PORT: server.port must be an integer from 0 to"
                                + " 65535, but is x.");
        Path broken = Files.writeString(directory.resolve("broken.toml"), "[server]\nport = = 1\n");
        assertThat(Cli.failure(NOTHING, "status", "-c", broken.toString()))
                .startsWith("extenddb: " + broken + " line 2, column ");
    }

    @Test
    void statusAndStopFailWhereNothingRuns() {
        String file = config.toString();

        assertThat(Cli.failure(NOTHING, "status", "-c", file))
                .isEqualTo("extenddb: Nothing listens at https://127.0.0.1:1 . Start the server with: extenddb serve");
        assertThat(Cli.failure(NOTHING, "healthcheck", "-c", file))
                .startsWith("extenddb: The server at https://127.0.0.1:1 ");
        assertThat(Cli.failure(NOTHING, "stop", "-c", file)).startsWith("extenddb: No server runs in the background: ");
    }
}
