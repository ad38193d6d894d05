package dev.extenddb.storage.postgres;

import io.zonky.test.db.postgres.embedded.DefaultPostgresBinaryResolver;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.stream.Stream;
import java.util.zip.ZipFile;

/** The programs of a PostgreSQL version, unpacked once under the build's directory. */
final class PostgresBinaries {

    /** The version on the class path. */
    static final String NEWEST = "newest";

    private static final Path PLACE = Path.of("target", "postgres").toAbsolutePath();

    private PostgresBinaries() {}

    /** The folder of the programs of a version: {@link #NEWEST}, or a number that the build has fetched a jar for. */
    static synchronized Path of(String version) {
        Path home = PLACE.resolve(version);
        try {
            if (!Files.isDirectory(home)) {
                unpack(version, home);
            }
            return home.resolve("bin");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void unpack(String version, Path home) throws IOException {
        Files.createDirectories(PLACE);
        Path archive = PLACE.resolve(version + ".txz");
        try (InputStream in = open(version)) {
            Files.copy(in, archive, StandardCopyOption.REPLACE_EXISTING);
        }
        Path unpacked = Files.createTempDirectory(PLACE, version);
        Commands.run("tar", "-xJf", archive.toString(), "-C", unpacked.toString());
        Files.move(unpacked, home, StandardCopyOption.ATOMIC_MOVE);
        Files.delete(archive);
    }

    private static InputStream open(String version) throws IOException {
        if (version.equals(NEWEST)) {
            return DefaultPostgresBinaryResolver.INSTANCE.getPgBinary("Linux", System.getProperty("os.arch"));
        }
        var jar = new ZipFile(
                PLACE.resolve("jars").resolve("postgres-" + version + ".jar").toFile());
        try (Stream<? extends java.util.zip.ZipEntry> entries = jar.stream()) {
            return jar.getInputStream(entries.filter(entry -> entry.getName().endsWith(".txz"))
                    .findFirst()
                    .orElseThrow());
        }
    }

    /** Whether the build has fetched a version. */
    static boolean has(String version) {
        return version.equals(NEWEST) || Files.exists(PLACE.resolve("jars").resolve("postgres-" + version + ".jar"));
    }
}
