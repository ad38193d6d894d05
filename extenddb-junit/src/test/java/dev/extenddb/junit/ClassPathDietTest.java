package dev.extenddb.junit;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/**
 * What an application's tests take in with this module. The build writes the class path of scope {@code runtime} to a file; the SDK is optional, so it
 * is not in what users get, and reactive-streams and slf4j come with it anyway but are counted.
 */
class ClassPathDietTest {

    private static final int MOST_JARS = 20;
    private static final long MOST_BYTES = 14_000_000;

    @Test
    void staysSmall() throws IOException {
        List<Path> jars = jars();
        long bytes = 0;
        for (Path jar : jars) {
            bytes += Files.size(jar);
        }

        assertThat(jars).hasSizeLessThanOrEqualTo(MOST_JARS);
        assertThat(bytes).isLessThanOrEqualTo(MOST_BYTES);
    }

    @Test
    void bringsNoLoggingBackendAndNoNetworkClient() throws IOException {
        assertThat(jars())
                .extracting(jar -> jar.getFileName().toString())
                .noneMatch(name -> name.matches("(logback|log4j|slf4j-(simple|jdk14|nop)|netty|apache|httpclient).*"));
    }

    private static List<Path> jars() throws IOException {
        String classPath =
                Files.readString(Path.of("target", "runtime-classpath"), UTF_8).strip();
        return List.of(classPath.split(File.pathSeparator)).stream()
                .map(Path::of)
                .filter(path ->
                        path.toString().endsWith(".jar") && !path.toString().contains("awssdk"))
                .filter(path -> !path.toString().contains("eventstream"))
                .filter(path -> !path.getFileName().toString().startsWith("extenddb-"))
                .collect(Collectors.toUnmodifiableList());
    }
}
