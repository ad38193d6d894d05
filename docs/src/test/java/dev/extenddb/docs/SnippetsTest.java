package dev.extenddb.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Every block of Java in the documentation names, in a comment above it, a test that the build runs, and stands in it. */
class SnippetsTest {

    private static final Path ROOT = Path.of("").toAbsolutePath().getParent();

    private static final Pattern BLOCK =
            Pattern.compile("(?:<!-- (\\S+\\.java) -->\\n)?```java\\n(.*?)```", Pattern.DOTALL);

    @TestFactory
    Stream<DynamicTest> javaBlocksAreTests() throws IOException {
        try (Stream<Path> docs = Files.walk(ROOT.resolve("docs"))) {
            return Stream.concat(Stream.of(ROOT.resolve("README.md")), docs.toList().stream())
                    .filter(file -> file.toString().endsWith(".md"))
                    .flatMap(SnippetsTest::blocks);
        }
    }

    private static Stream<DynamicTest> blocks(Path page) {
        Matcher matcher = BLOCK.matcher(read(page));
        return matcher.results()
                .map(block -> DynamicTest.dynamicTest(
                        ROOT.relativize(page) + " at " + block.start(),
                        () -> assertStandsIn(block.group(1), block.group(2))));
    }

    private static void assertStandsIn(String source, String block) {
        assertThat(source).as("the comment above a block names its source").isNotNull();
        assertThat(flat(read(ROOT.resolve(source)))).contains(flat(block));
    }

    /** Without white space, which differs with where a block stands and how wide its lines may be. */
    private static String flat(String code) {
        return code.replaceAll("\\s+", "");
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
