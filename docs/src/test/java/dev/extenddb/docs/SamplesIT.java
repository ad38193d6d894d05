package dev.extenddb.docs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The sample application builds and tests with nothing but the packaged artifacts. They are put into a local repository of its own; what else it needs is taken
 * from the local repository of this build, so that the network is not needed.
 */
class SamplesIT {

    private static final Path ROOT = Path.of("").toAbsolutePath().getParent();
    private static final String VERSION = System.getProperty("project.version");

    private static final List<String> MODULES =
            List.of("extenddb-core", "extenddb-storage-sql", "extenddb-storage-h2", "extenddb-http", "extenddb-junit");

    @TempDir
    static Path temporary;

    @BeforeAll
    static void install() throws IOException {
        for (String module : MODULES) {
            Path jar = ROOT.resolve(module).resolve("target").resolve(module + "-" + VERSION + ".jar");
            assumeTrue(Files.exists(jar), () -> "Only after the whole build: there is no " + jar);
            put(jar, module, "jar");
            put(ROOT.resolve(module).resolve("pom.xml"), module, "pom");
        }
        put(ROOT.resolve("pom.xml"), "extenddb-parent", "pom");
        put(ROOT.resolve("extenddb-bom").resolve("pom.xml"), "extenddb-bom", "pom");
        Files.writeString(temporary.resolve("settings.xml"), """
                <settings>
                  <profiles>
                    <profile>
                      <id>this-build</id>
                      <repositories><repository><id>this-build</id><url>%1$s</url></repository></repositories>
                      <pluginRepositories><pluginRepository><id>this-build</id><url>%1$s</url></pluginRepository></pluginRepositories>
                    </profile>
                  </profiles>
                  <activeProfiles><activeProfile>this-build</activeProfile></activeProfiles>
                </settings>
                """.formatted(
                        Path.of(System.getProperty("local.repository")).toUri()));
    }

    private static void put(Path file, String artifact, String type) throws IOException {
        Path folder = Files.createDirectories(
                temporary.resolve("repository/dev/extenddb").resolve(artifact).resolve(VERSION));
        Files.copy(file, folder.resolve(artifact + "-" + VERSION + "." + type), StandardCopyOption.REPLACE_EXISTING);
    }

    @Test
    void ordersBuildsAndTests() throws Exception {
        test("-o", "-Daether.offline.protocols=file");
    }

    @ParameterizedTest
    @EnabledIfSystemProperty(named = "compatibility", matches = "true")
    @ValueSource(
            strings = {
                "-Djunit.version=5.10.5",
                "-Djunit.version=6.1.3",
                "-Dh2.version=2.3.232",
                "-Dh2.version=2.4.240",
                "-Djackson.version=2.15.4",
                "-Djackson.version=2.18.2",
                "-Dawssdk.version=2.32.0"
            })
    void ordersTestsWithOtherVersions(String version) throws Exception {
        test(version);
    }

    private static void test(String... options) throws IOException, InterruptedException {
        Path sample = Files.createTempDirectory(temporary, "orders");
        copy(ROOT.resolve("samples/orders"), sample);
        var command = new ArrayList<>(List.of(
                Path.of(System.getProperty("maven.home"), "bin", "mvn").toString(),
                "-B",
                "-ntp",
                "-gs",
                temporary.resolve("settings.xml").toString(),
                "-Dmaven.repo.local=" + temporary.resolve("repository"),
                "-Dextenddb.version=" + VERSION,
                "test"));
        command.addAll(List.of(options));
        Process maven = new ProcessBuilder(command)
                .directory(sample.toFile())
                .redirectErrorStream(true)
                .start();
        String said = new String(maven.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(maven.waitFor()).as(said).isZero();
        assertThat(said).contains("Tests run: 8, Failures: 0, Errors: 0, Skipped: 0");
    }

    private static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : files.filter(path -> !path.startsWith(from.resolve("target")))
                    .toList()) {
                Path copy = to.resolve(from.relativize(file).toString());
                if (Files.isDirectory(file)) {
                    Files.createDirectories(copy);
                } else {
                    Files.copy(file, copy, StandardCopyOption.REPLACE_EXISTING);
                }
            }
        }
    }
}
