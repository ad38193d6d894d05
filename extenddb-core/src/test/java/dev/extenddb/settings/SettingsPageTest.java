package dev.extenddb.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The page on settings says what the registry says. */
class SettingsPageTest {

    private static final Path PAGE = Path.of("../docs/reference/settings.md");

    private static final String BEGINNING = """
            # Settings

            What can be changed while servers run. All servers on one database share the settings, and know of a change within two seconds:

            ```sh
            extenddb settings list
            extenddb settings set throttling_enabled true
            ```

            What one process needs to start is in its [configuration](configuration.md). This page is written from the registry of settings:
            `mvn -pl extenddb-core test -Dtest=SettingsPageTest -Dgolden.update=true` writes it anew.

            | setting | values | default | what it does |
            |---|---|---|---|
            """;

    @Test
    void listsEverySetting() throws IOException {
        String page = BEGINNING
                + EngineSettings.ALL.stream().map(SettingsPageTest::row).collect(Collectors.joining());
        if (Boolean.getBoolean("golden.update")) {
            Files.writeString(PAGE, page);
        }

        assertThat(PAGE).hasContent(page);
    }

    @Test
    void settingsAreInOrder() {
        assertThat(EngineSettings.ALL).isSortedAccordingTo(Comparator.comparing(Setting::name));
    }

    private static String row(Setting<?> setting) {
        return "| `%s` | %s | `%s` | %s |%n"
                .formatted(setting.name(), setting.type().description(), setting.defaultText(), setting.description());
    }
}
