package dev.extenddb.item;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** SHA-256 by copies of one digest: to look the algorithm up costs more than to hash something small. Thread-safe. */
public final class Sha256 {

    private static final MessageDigest PROTOTYPE = prototype();

    private static final HexFormat HEX = HexFormat.of();

    private Sha256() {}

    private static MessageDigest prototype() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    /** A digest to which nothing has been given. */
    public static MessageDigest begin() {
        try {
            return (MessageDigest) PROTOTYPE.clone();
        } catch (CloneNotSupportedException e) {
            throw new IllegalStateException("digests of the platform can be copied", e);
        }
    }

    /** The 32 bytes that stand for a content. */
    public static byte[] of(byte[] content) {
        return begin().digest(content);
    }

    /** The same as 64 lower-case hexadecimal digits. */
    public static String hex(byte[] content) {
        return HEX.formatHex(of(content));
    }
}
