package dev.extenddb.item;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.Collection;
import java.util.Optional;

/**
 * Builds the bytes under which an item is stored: a digest of the partition's values, then the sort values in a form whose unsigned byte
 * order is DynamoDB's order. Not thread-safe.
 *
 * <p>Of a partition only equality is needed, so 16 bytes of SHA-256 over the type-tagged values stand for it: equal length, no limit on
 * the value, spread evenly, and a collision cannot be made. A sort value keeps its order: strings as UTF-8, binaries as they are,
 * numbers as sign, exponent and digits. Where something follows a string or a binary, its zero bytes are escaped and it is terminated,
 * so that a value comes before every longer one that begins with it.
 */
public final class KeyBytes {

    /** How many bytes a digest has. */
    public static final int DIGEST_LENGTH = 16;

    private static final int ESCAPE = 0x00;
    private static final int ESCAPED_ZERO = 0xFF;
    private static final int TERMINATOR = 0x01;

    private static final int NEGATIVE = 0x00;
    private static final int ZERO = 0x01;
    private static final int POSITIVE = 0x02;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream(64);

    /** Appends the digest of some values, whose order counts. */
    public KeyBytes digest(Collection<AttributeValue> values) {
        var all = new ByteArrayOutputStream(64);
        for (AttributeValue value : values) {
            byte[] content = content(value);
            all.write(value.type().name().charAt(0));
            all.write(content.length >>> 24);
            all.write(content.length >>> 16);
            all.write(content.length >>> 8);
            all.write(content.length);
            all.writeBytes(content);
        }
        out.write(Sha256.of(all.toByteArray()), 0, DIGEST_LENGTH);
        return this;
    }

    /** Appends a sort value after which nothing follows. */
    public KeyBytes last(AttributeValue value) {
        out.writeBytes(content(value));
        return this;
    }

    /** Appends a sort value after which something may follow. */
    public KeyBytes terminated(AttributeValue value) {
        if (value instanceof AttributeValue.N) {
            return last(value);
        }
        escaped(value);
        out.write(ESCAPE);
        out.write(TERMINATOR);
        return this;
    }

    /** Appends what all sort values that begin with {@code value} have in common in their terminated form. */
    public KeyBytes escaped(AttributeValue value) {
        for (byte b : content(value)) {
            out.write(b);
            if (b == ESCAPE) {
                out.write(ESCAPED_ZERO);
            }
        }
        return this;
    }

    /** What was appended so far. */
    public Bytes build() {
        return Bytes.wrap(out.toByteArray());
    }

    /** The smallest key that is greater than every key beginning with {@code prefix}; empty if there is none. */
    public static Optional<Bytes> afterPrefix(Bytes prefix) {
        byte[] bytes = prefix.toArray();
        for (int i = bytes.length - 1; i >= 0; i--) {
            if (bytes[i] != (byte) 0xFF) {
                bytes[i]++;
                return Optional.of(Bytes.wrap(Arrays.copyOf(bytes, i + 1)));
            }
        }
        return Optional.empty();
    }

    /** The smallest key that is greater than {@code key}. */
    public static Bytes after(Bytes key) {
        return Bytes.wrap(Arrays.copyOf(key.unsafeArray(), key.length() + 1));
    }

    private static byte[] content(AttributeValue value) {
        if (value instanceof AttributeValue.S s) {
            return Utf8.bytes(s.value());
        }
        if (value instanceof AttributeValue.B b) {
            return b.value().unsafeArray();
        }
        if (value instanceof AttributeValue.N n) {
            return ordered(n.value());
        }
        throw new IllegalArgumentException("no key type: " + value.type());
    }

    /**
     * A number as sign, exponent and pairs of digits, each pair as 1 to 100 so that the closing 0 comes before all of them. A negative
     * number has all bytes after the sign inverted, so that the greater magnitude comes first.
     */
    private static byte[] ordered(DynamoNumber number) {
        if (number.signum() == 0) {
            return new byte[] {ZERO};
        }
        String digits = number.significantDigits();
        int pairs = (digits.length() + 1) / 2;
        byte[] bytes = new byte[pairs + 3];
        bytes[0] = number.signum() < 0 ? (byte) NEGATIVE : (byte) POSITIVE;
        bytes[1] = (byte) (number.exponent() - DynamoNumber.MIN_EXPONENT);
        for (int i = 0; i < pairs; i++) {
            int tens = digits.charAt(2 * i) - '0';
            int ones = 2 * i + 1 < digits.length() ? digits.charAt(2 * i + 1) - '0' : 0;
            bytes[2 + i] = (byte) (10 * tens + ones + 1);
        }
        if (number.signum() < 0) {
            for (int i = 1; i < bytes.length; i++) {
                bytes[i] = (byte) ~bytes[i];
            }
        }
        return bytes;
    }
}
