package dev.extenddb.differential.compare;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The page of known differences says what the differential test lets pass, neither more nor less. */
final class DifferencesPageTest {

    private static final Path PAGE = Path.of("../docs/reference/differences.md");

    private static final String BEGINNING = """
            # Differences from DynamoDB Local

            Every build sends the same random requests to DynamoDB Local and to ExtendDB and compares the answers. These are the differences that it lets
            pass: DynamoDB Local does what the first column says, and the second says why ExtendDB does not. Where the source is "none", no
            documentation or recording known to us settles who is like DynamoDB.

            Messages are compared in the one wording that DynamoDB Local has. DynamoDB has two, and ExtendDB has them where most Regions do (measured on
            AWS): PutItem, UpdateItem and DeleteItem announce what is wrong with a request by itself ("1 validation error detected: ..."), Query that its
            Select contradicts the rest; the three, GetItem, BatchGetItem and Query say in new words that a number or a set is none; and of Query's Limit,
            BatchGetItem's RequestItems and CreateTable's TableName the newer wording tells what is wrong. Sets come back in order.

            This page is written by the test that reads the list; `mvn -pl extenddb-bench -am test -Dgolden.update=true` writes it anew.

            | DynamoDB Local | DynamoDB | source |
            |---|---|---|
            """;

    @Test
    void listsWhatTheTestLetsPass() throws IOException {
        var rows = KnownDifferences.all().stream()
                .map(known -> "| " + known.name() + " | " + known.reason() + " | " + known.source() + " |\n")
                .collect(Collectors.joining());
        if (Boolean.getBoolean("golden.update")) {
            Files.writeString(PAGE, BEGINNING + rows);
        }

        assertThat(PAGE).hasContent(BEGINNING + rows);
    }
}
