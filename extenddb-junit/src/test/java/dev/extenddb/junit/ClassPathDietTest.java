package dev.extenddb.junit;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.Deflater;
import org.junit.jupiter.api.Test;

/**
 * What an application's tests take in with this module, itself and our other modules included. The build writes the class path of scope {@code runtime} to a
 * file. The SDK is optional, so that it is not in what users get; what it brings itself does not count. Where the build has
 * not packaged a module yet, its classes count in the place of its jar.
 */
class ClassPathDietTest {

    private static final int MOST_JARS = 20;
    private static final List<String> OF_THE_SDK =
            List.of("awssdk", "software/amazon/eventstream", "reactive-streams", "slf4j-api");

    /** Reaches only those who ask for it themselves, as the SDK does. */
    private static final String OPTIONAL = "snakeyaml";

    private static final long MOST_BYTES = 14_000_000;

    @Test
    void staysSmall() throws IOException {
        List<Path> entries = entries();
        long bytes = 0;
        for (Path entry : entries) {
            bytes += size(entry);
        }

        assertThat(entries.size() + 1).as("jars, this module's included").isLessThanOrEqualTo(MOST_JARS);
        assertThat(bytes + size(Path.of("target", "classes"))).isLessThanOrEqualTo(MOST_BYTES);
    }

    /** The bytes of a jar, or those that the files of a folder will have in one. */
    private static long size(Path entry) throws IOException {
        if (Files.isRegularFile(entry)) {
            return Files.size(entry);
        }
        var deflater = new Deflater(Deflater.DEFAULT_COMPRESSION, true);
        try (Stream<Path> files = Files.walk(entry)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                deflate(file, deflater);
            }
            return deflater.getBytesWritten();
        } finally {
            deflater.end();
        }
    }

    private static void deflate(Path file, Deflater deflater) throws IOException {
        deflater.setInput(Files.readAllBytes(file));
        var unused = new byte[8192];
        while (!deflater.needsInput()) {
            deflater.deflate(unused, 0, unused.length, Deflater.SYNC_FLUSH);
        }
    }

    @Test
    void bringsNoLoggingBackendAndNoNetworkClient() throws IOException {
        assertThat(entries())
                .extracting(jar -> jar.getFileName().toString())
                .noneMatch(name -> name.matches("(logback|log4j|slf4j-(simple|jdk14|nop)|netty|apache|httpclient).*"));
    }

    private static List<Path> entries() throws IOException {
        String classPath =
                Files.readString(Path.of("target", "runtime-classpath"), UTF_8).strip();
        return Stream.of(classPath.split(File.pathSeparator, -1))
                .map(Path::of)
                .filter(path -> OF_THE_SDK.stream().noneMatch(path.toString()::contains)
                        && !path.toString().contains(OPTIONAL))
                .toList();
    }
}
