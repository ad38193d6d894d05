package dev.extenddb.cli.setup;

import dev.extenddb.cli.CommandException;
import dev.extenddb.iam.SecretKeyring;
import dev.extenddb.item.Bytes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.crypto.spec.SecretKeySpec;

/**
 * The keys by which secrets in the database are encrypted, in a file outside of it: a line for each, with its id and, in Base64, its 256
 * bits. The last one is the one in use; the others are there to read what was encrypted before.
 */
public final class EncryptionKeyFile {

    private static final int KEY_BYTES = 32;
    private static final int ID_BYTES = 8;
    private static final String COMMENT = "#";

    private static final SecureRandom RANDOM = new SecureRandom();

    private EncryptionKeyFile() {}

    /**
     * A key.
     *
     * @param id what tells it from others
     * @param key the key itself, for AES
     */
    public record Entry(String id, SecretKeySpec key) {}

    /** Makes a file with one key, unless there is one; returns whether there was none. */
    public static boolean create(Path file) {
        return PrivateFile.create(file, """
                # Without these keys nobody can read the secrets in the database: keep a copy in a safe place.
                # A line for each key: id and 256 bits in Base64. The last key is in use, those before it are for older secrets.
                """ + line());
    }

    private static String line() {
        return HexFormat.of().formatHex(draw(ID_BYTES))
                + " "
                + Base64.getEncoder().encodeToString(draw(KEY_BYTES))
                + "\n";
    }

    private static byte[] draw(int length) {
        var bytes = new byte[length];
        RANDOM.nextBytes(bytes);
        return bytes;
    }

    /** The keys of a file, at least one, the one in use last. */
    public static List<Entry> read(Path file) {
        if (!Files.exists(file)) {
            throw new CommandException("There are no encryption keys at " + file
                    + ". Make some with: extenddb init, or copy the file of another server on the same database.");
        }
        List<String> lines;
        try {
            lines = Files.readAllLines(file);
        } catch (IOException e) {
            throw new CommandException("Cannot read " + file + ": " + e.getMessage() + ".");
        }
        var keys = new ArrayList<Entry>();
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i).strip();
            if (!line.isEmpty() && !line.startsWith(COMMENT)) {
                keys.add(parse(line, file, i + 1));
            }
        }
        if (keys.isEmpty()) {
            throw new CommandException(file + " has no key in it.");
        }
        return keys;
    }

    /** The keys of a file, to seal and open secrets with. */
    public static SecretKeyring keyring(Path file) {
        List<Entry> entries = read(file);
        Map<String, Bytes> keys = new LinkedHashMap<>();
        entries.forEach(entry -> keys.put(entry.id(), Bytes.wrap(entry.key().getEncoded())));
        try {
            return new SecretKeyring(entries.get(entries.size() - 1).id(), keys);
        } catch (IllegalArgumentException e) {
            throw new CommandException(file + ": " + e.getMessage() + ".");
        }
    }

    private static Entry parse(String line, Path file, int number) {
        String[] parts = line.split("\\s+", -1);
        try {
            byte[] key = Base64.getDecoder().decode(parts[parts.length - 1]);
            if (parts.length == 2 && key.length == KEY_BYTES) {
                return new Entry(parts[0], new SecretKeySpec(key, "AES"));
            }
        } catch (IllegalArgumentException e) {
            // It is said below, without the text: it may be most of a key.
        }
        throw new CommandException(file + " line " + number + ": this is no id with 256 bits in Base64.");
    }
}
