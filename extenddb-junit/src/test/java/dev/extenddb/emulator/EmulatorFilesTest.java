package dev.extenddb.emulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Emulators that keep their tables in files. */
class EmulatorFilesTest {

    @TempDir
    private Path directory;

    @Test
    void tablesAreThereAgain() {
        try (Emulator first = Emulator.inFiles(directory).start()) {
            Things.create(first.client()).put("a", "1");
        }

        try (Emulator second = Emulator.inFiles(directory).start()) {
            assertThat(second.tableNames()).containsExactly(Things.TABLE);
            assertThat(new Things(second.client()).get("a")).isEqualTo("1");
        }
    }
}
