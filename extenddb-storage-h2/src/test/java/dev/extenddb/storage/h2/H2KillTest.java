package dev.extenddb.storage.h2;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.extenddb.storage.Storage;
import dev.extenddb.storage.StorageException;
import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Kills a process that writes, and looks for what it had been told was written. */
@Timeout(60)
final class H2KillTest {

    private static final int WRITES = 700;

    @TempDir
    private Path directory;

    @Test
    void whatWasAcknowledgedSurvivesTheDeathOfTheProcess() throws Exception {
        Process writer = start();
        List<Integer> acknowledged = new ArrayList<>();
        try (BufferedReader lines = writer.inputReader(StandardCharsets.UTF_8)) {
            read(lines, acknowledged, WRITES);
            assertThatThrownBy(() -> H2Storage.file(directory))
                    .isInstanceOf(StorageException.class)
                    .hasMessageContaining("another process");

            // Not Process.destroyForcibly: that would close the stream with the last acknowledgements, too.
            writer.toHandle().destroyForcibly();
            read(lines, acknowledged, Integer.MAX_VALUE);
        }
        assertThat(writer.waitFor(10, TimeUnit.SECONDS)).isTrue();

        assertThat(acknowledged).hasSizeGreaterThanOrEqualTo(WRITES);
        try (Storage storage = H2Storage.file(directory)) {
            assertThat(acknowledged).allMatch(number -> isThere(storage, number));
        }
    }

    private Process start() throws IOException {
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        return new ProcessBuilder(
                        java,
                        "-cp",
                        System.getProperty("java.class.path"),
                        WriterToKill.class.getName(),
                        directory.toString())
                .redirectError(new File(directory.toFile(), "errors.txt"))
                .start();
    }

    /** Reads numbers until there are enough, or the process is dead. A line that its death cut short is no acknowledgement. */
    private static void read(BufferedReader lines, List<Integer> numbers, int enough) throws IOException {
        var line = new StringBuilder();
        while (numbers.size() < enough) {
            int character = lines.read();
            if (character < 0) {
                return;
            }
            if (character == '\n') {
                numbers.add(Integer.valueOf(line.toString()));
                line.setLength(0);
            } else {
                line.append((char) character);
            }
        }
    }

    private static boolean isThere(Storage storage, int number) {
        var key = WriterToKill.key(number);
        boolean one = storage.items().get(WriterToKill.ONE, key).isPresent();
        boolean other =
                number % 2 == 0 || storage.items().get(WriterToKill.OTHER, key).isPresent();
        boolean document = number % 100 != 0
                || storage.catalog().find(WriterToKill.document(number)).isPresent();
        return one && other && document;
    }
}
