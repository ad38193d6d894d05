package dev.extenddb.cli.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConfigSourcesTest {

    @TempDir
    private Path directory;

    @Test
    void everyKeyHasADefault() throws IOException {
        Config config = read("", Map.of(), Map.of());

        assertThat(ConfigKeys.ALL)
                .allSatisfy(key -> assertThat((Object) config.get(key))
                        .as(key.path())
                        .isEqualTo(key.type().parse(key.defaultText())));
        assertThat(config.get(ConfigKeys.RUN_DIR).toString())
                .startsWith(System.getProperty("user.home"))
                .endsWith("run");
    }

    @Test
    void theStrongerSourceCounts() throws IOException {
        String file = "[server]\nport = 1\nbind_addr = \"a\"\n[server.tls]\nenabled = false\n";
        Map<String, String> environment = Map.of("EXTENDDB__SERVER__PORT", "2", "EXTENDDB__SERVER__BIND_ADDR", "b");

        Config config = read(file, environment, Map.of("server.port", "3"));

        assertThat(config.get(ConfigKeys.PORT)).isEqualTo(3);
        assertThat(config.get(ConfigKeys.BIND_ADDR)).isEqualTo("b");
        assertThat(config.get(ConfigKeys.TLS_ENABLED)).isFalse();
    }

    @Test
    void everyKeyHasAVariable() throws IOException {
        for (ConfigKey<?> key : ConfigKeys.ALL) {
            Map<String, String> environment = Map.of(key.variable(), key.defaultText());
            assertThat((Object) read("", environment, Map.of()).get(key))
                    .as(key.path())
                    .isEqualTo(key.type().parse(key.defaultText()));
        }
        assertThat(ConfigKeys.TLS_CERT_PATH.variable()).isEqualTo("EXTENDDB__SERVER__TLS__CERT_PATH");
    }

    @Test
    void unknownKeysAreErrorsWhereverTheyAre() {
        assertThatThrownBy(() -> read("[storage]\nbackends = \"h2\"\n", Map.of(), Map.of()))
                .hasMessageEndingWith("extenddb.toml: there is no key storage.backends. Did you mean storage.backend?");
        assertThatThrownBy(() -> read("", Map.of("EXTENDDB__SERVER__TSL__ENABLED", "true"), Map.of()))
                .hasMessage("environment variable EXTENDDB__SERVER__TSL__ENABLED: there is no key server.tsl.enabled."
                        + " Did you mean server.tls.enabled?");
        assertThatThrownBy(() -> read("", Map.of(), Map.of("zzz", "1")))
                .hasMessage("command line: there is no key zzz.");
    }

    @Test
    void impossibleValuesAreErrors() {
        assertThatThrownBy(() -> read("[server]\nport = 65536\n", Map.of(), Map.of()))
                .hasMessageEndingWith("extenddb.toml: server.port must be an integer from 0 to 65535, but is 65536.");
        assertThatThrownBy(() -> read("[server]\nport = [1]\n", Map.of(), Map.of()))
                .hasMessageEndingWith("extenddb.toml: server.port must be a single value, not a list.");
        assertThatThrownBy(() -> read("[server\n", Map.of(), Map.of()))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining("extenddb.toml line 1, column ");
    }

    private Config read(String toml, Map<String, String> environment, Map<String, String> flags) throws IOException {
        Path file = directory.resolve("extenddb.toml");
        Files.writeString(file, toml);
        return new ConfigSources(file, environment, flags).read();
    }
}
