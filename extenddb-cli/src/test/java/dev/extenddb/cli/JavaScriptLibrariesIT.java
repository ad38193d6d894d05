package dev.extenddb.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Mappers of JavaScript in their common flows. Left out on machines without Node.js, or whose npm cannot get the libraries. */
@Timeout(180)
@TestInstance(Lifecycle.PER_CLASS)
class JavaScriptLibrariesIT {

    private static final Path SOURCES = Path.of("src/it/javascript");
    private static final Path WORK = Path.of("target/javascript");

    private Optional<ServerProcess> server = Optional.empty();
    private String endpoint = "";

    @BeforeAll
    void start() throws Exception {
        Files.createDirectories(WORK);
        assumeTrue(succeeds(List.of("node", "--version")), "there is no Node.js here");
        try (var files = Files.list(SOURCES)) {
            for (Path file : files.toList()) {
                Files.writeString(WORK.resolve(file.getFileName()), Files.readString(file));
            }
        }
        assumeTrue(
                succeeds(List.of("npm", "install", "--no-audit", "--no-fund", "--no-package-lock")),
                "npm cannot get the libraries");
        server = Optional.of(ServerProcess.start("dev", "--port", "0"));
        endpoint = server.get().awaitReady().toString();
    }

    @AfterAll
    void stop() {
        server.ifPresent(ServerProcess::close);
    }

    @ParameterizedTest
    @ValueSource(strings = {"dynamoose", "electrodb", "onetable"})
    void doesItsCommonFlows(String library) throws Exception {
        Process script = command(List.of("node", "--no-warnings", library + ".mjs", endpoint));
        String output = new String(script.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

        assertThat(script.waitFor()).as(output).isZero();
    }

    private static boolean succeeds(List<String> command) throws InterruptedException {
        try {
            Process process = command(command);
            process.getInputStream().readAllBytes();
            return process.waitFor(120, TimeUnit.SECONDS) && process.exitValue() == 0;
        } catch (IOException e) {
            return false;
        }
    }

    private static Process command(List<String> command) throws IOException {
        return new ProcessBuilder(command)
                .directory(WORK.toFile())
                .redirectErrorStream(true)
                .start();
    }
}
