package dev.extenddb.junit;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.extenddb.emulator.Emulator;
import java.io.File;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The SDK is optional. Only a process without it can show that. */
class WithoutSdkTest {

    @Test
    void anEndpointIsGivenToTestsThatBringNoSdk() throws Exception {
        String classPath = Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
                .filter(entry -> !entry.contains("awssdk"))
                .collect(Collectors.joining(File.pathSeparator));
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        var process = new ProcessBuilder(java, "-cp", classPath, Program.class.getName())
                .redirectErrorStream(true)
                .start();

        String output = new String(process.getInputStream().readAllBytes(), UTF_8);

        assertThat(process.waitFor()).as(output).isZero();
        assertThat(output.lines().filter(line -> !line.startsWith("SLF4J"))).containsExactly("http://127.0.0.1");
    }

    /** What the extension does for a test with a {@link URI}. */
    static final class Program {

        private Program() {}

        public static void main(String[] arguments) {
            try (Emulator emulator = Emulator.inMemory().start()) {
                var open = new OpenEmulator(emulator, Transport.IN_PROCESS);
                var wanted = new Injectable.Wanted(URI.class, bean -> List.of(), Optional.empty());
                URI endpoint = (URI) Injectable.of(URI.class).orElseThrow().from(open, wanted);
                System.out.println("http://" + endpoint.getHost());
            }
        }
    }
}
