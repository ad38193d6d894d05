package dev.extenddb.cli.setup;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.extenddb.cli.CommandException;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;

/** Files that nobody but their owner may read or write, where the file system knows of owners. */
public final class PrivateFile {

    private static final Set<PosixFilePermission> FILE = PosixFilePermissions.fromString("rw-------");
    private static final Set<PosixFilePermission> DIRECTORY = PosixFilePermissions.fromString("rwx------");

    private PrivateFile() {}

    /** Writes a file, unless there is one; returns whether there was none. It is there as a whole or not at all. */
    public static boolean create(Path file, String content) {
        if (Files.exists(file)) {
            return false;
        }
        try {
            createDirectory(parent(file));
            Path draft =
                    Files.createTempFile(parent(file), file.getFileName().toString(), ".new", attributes(file, FILE));
            Files.writeString(draft, content, UTF_8);
            moveInto(draft, file);
            return true;
        } catch (FileAlreadyExistsException e) {
            return false;
        } catch (IOException e) {
            throw failure(file, e);
        }
    }

    /** Writes a file, whatever was there. */
    public static void replace(Path file, String content) {
        try {
            createDirectory(parent(file));
            Path draft =
                    Files.createTempFile(parent(file), file.getFileName().toString(), ".new", attributes(file, FILE));
            Files.writeString(draft, content, UTF_8);
            Files.move(draft, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw failure(file, e);
        }
    }

    private static void moveInto(Path draft, Path file) throws IOException {
        try {
            Files.move(draft, file);
        } finally {
            Files.deleteIfExists(draft);
        }
    }

    /** Creates a directory, and those that it is in, unless they are there. */
    public static void createDirectory(Path directory) {
        try {
            if (!Files.isDirectory(directory)) {
                Files.createDirectories(directory, attributes(directory, DIRECTORY));
            }
        } catch (IOException e) {
            throw failure(directory, e);
        }
    }

    /** Takes everybody else's rights to a file; returns whether anybody else had some. */
    public static boolean close(Path file) {
        try {
            if (!knowsOwners(file) || FILE.containsAll(Files.getPosixFilePermissions(file))) {
                return false;
            }
            Files.setPosixFilePermissions(file, FILE);
            return true;
        } catch (IOException e) {
            throw failure(file, e);
        }
    }

    private static Path parent(Path file) {
        return file.toAbsolutePath().getParent();
    }

    private static FileAttribute<?>[] attributes(Path file, Set<PosixFilePermission> permissions) {
        return knowsOwners(file)
                ? new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(permissions)}
                : new FileAttribute<?>[0];
    }

    private static boolean knowsOwners(Path file) {
        return file.getFileSystem().supportedFileAttributeViews().contains("posix");
    }

    private static CommandException failure(Path file, IOException e) {
        return new CommandException("Cannot write " + file + ": " + e.getMessage() + ".");
    }
}
