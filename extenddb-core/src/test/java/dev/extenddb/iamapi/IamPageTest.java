package dev.extenddb.iamapi;

import static org.assertj.core.api.Assertions.assertThat;

import dev.extenddb.testing.SignedWire;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The reference page names the actions that there are. */
class IamPageTest {

    private static final Path PAGE = Path.of("../docs/reference/iam.md");
    private static final Pattern ACTION = Pattern.compile("`([A-Z][A-Za-z]+)`");

    @Test
    void namesEveryActionAndNoOther() throws IOException {
        String page = Files.readString(PAGE);
        int start = page.indexOf("| about | actions |");
        String table = page.substring(start, page.indexOf("\n\n", start));

        try (var wire = new SignedWire()) {
            var service = new IdentityManagement(wire.directory(), new NoPasswords());
            assertThat(ACTION.matcher(table).results().map((MatchResult result) -> result.group(1)))
                    .doesNotHaveDuplicates()
                    .containsExactlyInAnyOrderElementsOf(service.actionNames());
        }
        assertThat(Arrays.asList(page.split("\n", -1))).noneMatch(line -> line.endsWith(" "));
    }
}
