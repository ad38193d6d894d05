package dev.extenddb.item;

import java.nio.charset.StandardCharsets;

/** Facts about the UTF-8 form of strings (RFC 3629). */
public final class Utf8 {

    private Utf8() {}

    /** The number of bytes of the text in UTF-8; an unpaired surrogate counts as the one-byte replacement that the JDK writes for it. */
    public static int length(String text) {
        int length = text.length();
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c < 0x80) {
                continue;
            }
            if (c < 0x800) {
                length++;
            } else if (!Character.isSurrogate(c)) {
                length += 2;
            } else if (Character.isHighSurrogate(c)
                    && i + 1 < text.length()
                    && Character.isLowSurrogate(text.charAt(i + 1))) {
                length += 2;
                i++;
            }
        }
        return length;
    }

    /** Compares two texts like their UTF-8 forms, byte by byte. */
    public static int compare(String one, String other) {
        int shorter = Math.min(one.length(), other.length());
        for (int i = 0; i < shorter; i++) {
            char a = one.charAt(i);
            char b = other.charAt(i);
            if (a != b) {
                // A surrogate begins what UTF-8 puts behind all characters of 16 bits, which UTF-16 does not.
                return Character.isSurrogate(a) == Character.isSurrogate(b)
                        ? Character.compare(a, b)
                        : Character.isSurrogate(a) ? 1 : -1;
            }
        }
        return Integer.compare(one.length(), other.length());
    }

    /** The text in UTF-8. */
    public static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
