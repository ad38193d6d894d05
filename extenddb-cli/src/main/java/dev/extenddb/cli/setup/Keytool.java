package dev.extenddb.cli.setup;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.extenddb.cli.CommandException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The JDK's own tool for keys, as a process: Java itself has no API to make certificates. */
final class Keytool {

    private static final Pattern ADDRESS = Pattern.compile("[0-9.]+|.*:.*");

    private final Path store;
    private final char[] password;

    /** The tool on one file of keys, which it makes if need be. */
    Keytool(Path store, char[] password) {
        this.store = store;
        this.password = password;
    }

    /** Makes a key pair on the curve P-256, with a certificate for some names that is valid for ten years. */
    void generate(List<String> names) throws IOException {
        String alternatives = names.stream()
                .map(name -> (ADDRESS.matcher(name).matches() ? "ip:" : "dns:") + name)
                .collect(Collectors.joining(","));
        run(List.of(
                tool().toString(),
                "-genkeypair",
                "-alias",
                "extenddb",
                "-keyalg",
                "EC",
                "-groupname",
                "secp256r1",
                "-dname",
                "CN=extenddb self-signed",
                "-validity",
                "3650",
                "-ext",
                "san=" + alternatives,
                "-storetype",
                "PKCS12",
                "-keystore",
                store.toString(),
                "-storepass",
                new String(password)));
    }

    private static Path tool() {
        Path bin = Path.of(System.getProperty("java.home"), "bin");
        Path windows = bin.resolve("keytool.exe");
        Path tool = Files.exists(windows) ? windows : bin.resolve("keytool");
        if (!Files.exists(tool)) {
            throw new CommandException(
                    "This Java has no keytool to make a certificate with. Give init files of your own with"
                            + " --tls-cert and --tls-key.");
        }
        return tool;
    }

    private static void run(List<String> command) throws IOException {
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String said = new String(process.getInputStream().readAllBytes(), UTF_8);
        try {
            if (process.waitFor() != 0) {
                throw new CommandException(
                        "Cannot make a certificate: " + said.lines().findFirst().orElse("keytool failed") + ".");
            }
        } catch (InterruptedException e) {
            process.destroy();
            Thread.currentThread().interrupt();
            throw new CommandException("Interrupted while a certificate was made.");
        }
    }
}
