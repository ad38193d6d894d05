package dev.extenddb.item;

import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;

/** An immutable string of bytes with value equality. Natural order is unsigned byte order, a prefix first. Thread-safe. */
public final class Bytes implements Comparable<Bytes> {

    /** No bytes at all. */
    public static final Bytes EMPTY = new Bytes(new byte[0]);

    private final byte[] content;

    private Bytes(byte[] content) {
        this.content = content;
    }

    /** Bytes with the given content, which is copied. */
    public static Bytes of(byte... content) {
        return new Bytes(content.clone());
    }

    /** Bytes that take the array over: the caller must not change it any more. */
    public static Bytes wrap(byte[] content) {
        return new Bytes(content);
    }

    /**
     * Bytes from their Base64 form (RFC 4648, section 4).
     *
     * @throws IllegalArgumentException if the text is not Base64
     */
    public static Bytes fromBase64(String text) {
        return new Bytes(Base64.getDecoder().decode(text));
    }

    /** The Base64 form (RFC 4648, section 4, with padding). */
    public String toBase64() {
        return Base64.getEncoder().encodeToString(content);
    }

    /** The number of bytes. */
    public int length() {
        return content.length;
    }

    /** The byte at an index from 0. */
    public byte at(int index) {
        return content[index];
    }

    /** A copy of the content. */
    public byte[] toArray() {
        return content.clone();
    }

    /** The content itself, for callers that only read it: it must not be changed. */
    public byte[] unsafeArray() {
        return content;
    }

    /** Whether these bytes begin with all of {@code prefix}. */
    public boolean startsWith(Bytes prefix) {
        return length() >= prefix.length()
                && Arrays.equals(content, 0, prefix.length(), prefix.content, 0, prefix.length());
    }

    /** Whether {@code part} occurs somewhere in these bytes. The empty string occurs everywhere. */
    public boolean contains(Bytes part) {
        for (int start = 0; start <= length() - part.length(); start++) {
            if (Arrays.equals(content, start, start + part.length(), part.content, 0, part.length())) {
                return true;
            }
        }
        return false;
    }

    @Override
    public int compareTo(Bytes other) {
        return Arrays.compareUnsigned(content, other.content);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Bytes that && Arrays.equals(content, that.content);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(content);
    }

    /** Hexadecimal, for people. */
    @Override
    public String toString() {
        return HexFormat.of().formatHex(content);
    }
}
