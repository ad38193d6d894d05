package dev.extenddb.item;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** SHA-256, for which the algorithm is looked up once a thread: that costs more than to hash something small. Thread-safe. */
public final class Sha256 {

    /** Free again after each use, as a digest that has given its result starts anew. */
    private static final ThreadLocal<MessageDigest> OWN = ThreadLocal.withInitial(Sha256::newDigest);

    private static final HexFormat HEX = HexFormat.of();

    private Sha256() {}

    /** A digest of the caller's own. */
    public static MessageDigest newDigest() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    /** The 32 bytes that stand for a content. */
    public static byte[] of(byte[] content) {
        return OWN.get().digest(content);
    }

    /** What stands for a content, as 64 lower-case hexadecimal digits. */
    public static String hex(byte[] content) {
        return HEX.formatHex(of(content));
    }
}
