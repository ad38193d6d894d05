package dev.extenddb.cli.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The page on configuration says what the registry says. */
class ConfigurationPageTest {

    private static final Path PAGE = Path.of("../docs/reference/configuration.md");

    private static final String BEGINNING = """
            # Configuration

            What one server needs to know to start. `extenddb init` writes a file `extenddb.toml` with the keys that it decided on; every other key has its default.
            A value is looked for in this order, and the first one found counts:

            1. the command line: `--set server.port=8001`
            2. the environment: `EXTENDDB__SERVER__PORT=8001`, two underscores for each dot
            3. the file that `--config` names, `extenddb.toml` in the current directory unless it is given
            4. the default

            ```toml
            [server]
            port = 8001
            ```

            A key that is not in this list is an error. What all servers on one database share, and can change while they run, is a [setting](settings.md). This page
            is written from the registry of keys: `mvn -pl extenddb-cli -am test -Dtest=ConfigurationPageTest -Dgolden.update=true -Dsurefire.failIfNoSpecifiedTests=false`
            writes it anew.

            | key | values | default | what it is |
            |---|---|---|---|
            """;

    @Test
    void listsEveryKey() throws IOException {
        String page = BEGINNING
                + ConfigKeys.ALL.stream().map(ConfigurationPageTest::row).collect(Collectors.joining());
        if (Boolean.getBoolean("golden.update")) {
            Files.writeString(PAGE, page);
        }

        assertThat(PAGE).hasContent(page);
    }

    private static String row(ConfigKey<?> key) {
        String byDefault = key.defaultText().isEmpty() ? "none" : "`" + key.defaultText() + "`";
        return "| `%s` | %s | %s | %s |%n"
                .formatted(key.path(), key.type().description(), byDefault, key.description());
    }
}
