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

/**
 * Every block of Java or Kotlin in the documentation names, in a comment above it, the source that the build compiles and tests, and stands in it. What a reader
 * has now and is to replace is marked as {@code before}.
 */
class SnippetsTest {

    private static final Path ROOT = Path.of("").toAbsolutePath().getParent();

    private static final String BEFORE = "before";

    private static final Pattern BLOCK = Pattern.compile(
            "(?:<!-- (\\S+\\.(?:java|kt)|" + BEFORE + ") -->\\n)?```(?:java|kotlin)\\n(.*?)```", Pattern.DOTALL);

    @TestFactory
    Stream<DynamicTest> blocksAreTests() throws IOException {
        try (Stream<Path> docs = Files.walk(ROOT.resolve("docs"))) {
            return Stream.concat(Stream.of(ROOT.resolve("README.md")), docs.toList().stream())
                    .filter(file -> file.toString().endsWith(".md"))
                    .flatMap(SnippetsTest::blocks);
        }
    }

    private static Stream<DynamicTest> blocks(Path page) {
        Matcher matcher = BLOCK.matcher(read(page));
        return matcher.results()
                .filter(block -> !BEFORE.equals(block.group(1)))
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
