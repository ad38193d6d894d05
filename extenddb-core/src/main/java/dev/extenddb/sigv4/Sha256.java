package dev.extenddb.sigv4;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.HexFormat;

/** SHA-256 by copies of one digest: to look the algorithm up costs more than to hash a small body. */
final class Sha256 {

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

    static byte[] of(byte[] content) {
        try {
            return ((MessageDigest) PROTOTYPE.clone()).digest(content);
        } catch (CloneNotSupportedException e) {
            throw new IllegalStateException("digests of the platform can be copied", e);
        }
    }

    static String hex(byte[] content) {
        return HEX.formatHex(of(content));
    }

    static String base64(String text) {
        return Base64.getEncoder().encodeToString(of(text.getBytes(StandardCharsets.UTF_8)));
    }
}
