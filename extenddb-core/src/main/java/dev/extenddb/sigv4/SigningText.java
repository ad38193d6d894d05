package dev.extenddb.sigv4;

import dev.extenddb.item.Sha256;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.regex.Pattern;
import javax.crypto.Mac;

/** A text that is put together to be hashed, in UTF-8. The room for it can be used again and again. Not thread-safe. */
final class SigningText {

    private static final String HEX = "0123456789abcdef";

    private static final Pattern SPACE = Pattern.compile("[ \t\n\r]+");

    private static final int USUAL_LENGTH = 1024;

    /** What is longer is rare, and its room is not kept. */
    private static final int MOST_KEPT = 1 << 16;

    private final MessageDigest digest = Sha256.newDigest();
    private byte[] bytes = new byte[USUAL_LENGTH];
    private int length;

    /** Begins anew. */
    SigningText clear() {
        length = 0;
        if (bytes.length > MOST_KEPT) {
            bytes = new byte[USUAL_LENGTH];
        }
        return this;
    }

    SigningText append(String text) {
        reserve(text.length());
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c >= 0x80) {
                return appendEncoded(text.substring(i).getBytes(StandardCharsets.UTF_8));
            }
            bytes[length++] = (byte) c;
        }
        return this;
    }

    /** Appends a text without space around it, and with one space where there were several. */
    SigningText appendTrimmed(String text) {
        reserve(text.length());
        int start = length;
        boolean gap = false;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c >= 0x80) {
                length = start;
                return append(trimmed(text));
            }
            if (c == ' ' || c == '\t' || c == '\n' || c == '\r') {
                gap = true;
            } else {
                if (gap && length > start) {
                    bytes[length++] = ' ';
                }
                bytes[length++] = (byte) c;
                gap = false;
            }
        }
        return this;
    }

    private static String trimmed(String text) {
        String single = SPACE.matcher(text).replaceAll(" ");
        int from = single.startsWith(" ") ? 1 : 0;
        int to = single.endsWith(" ") ? single.length() - 1 : single.length();
        return single.substring(from, Math.max(from, to));
    }

    private SigningText appendEncoded(byte[] encoded) {
        reserve(encoded.length);
        System.arraycopy(encoded, 0, bytes, length, encoded.length);
        length += encoded.length;
        return this;
    }

    /** Appends bytes as lower-case hexadecimal digits. */
    SigningText appendHex(byte[] content) {
        reserve(2 * content.length);
        for (byte b : content) {
            bytes[length++] = (byte) HEX.charAt((b >> 4) & 15);
            bytes[length++] = (byte) HEX.charAt(b & 15);
        }
        return this;
    }

    /** Appends what stands for a content, as 64 lower-case hexadecimal digits. */
    SigningText appendSha256(byte[] content) {
        return appendHex(digest.digest(content));
    }

    private void reserve(int more) {
        if (length + more > bytes.length) {
            bytes = Arrays.copyOf(bytes, Math.max(2 * bytes.length, length + more));
        }
    }

    /** The 32 bytes that stand for the text. */
    byte[] sha256() {
        digest.update(bytes, 0, length);
        return digest.digest();
    }

    byte[] toBytes() {
        return Arrays.copyOf(bytes, length);
    }

    /** The text's code by an algorithm that has its key. */
    byte[] code(Mac mac) {
        mac.update(bytes, 0, length);
        return mac.doFinal();
    }

    @Override
    public String toString() {
        return new String(bytes, 0, length, StandardCharsets.UTF_8);
    }
}
