package dev.extenddb.protocol;

import java.nio.charset.StandardCharsets;
import java.util.concurrent.ThreadLocalRandom;

/** Request ids in DynamoDB's form: 52 letters and digits. */
final class RequestId {

    private static final int LENGTH = 52;
    private static final byte[] DIGITS = "0123456789ABCDEFGHIJKLMNOPQRSTUV".getBytes(StandardCharsets.ISO_8859_1);
    private static final int BITS_A_DIGIT = 5;
    private static final int DIGITS_A_LONG = Long.SIZE / BITS_A_DIGIT;

    private RequestId() {}

    /** A new id, told apart from others by chance alone. */
    static String next() {
        ThreadLocalRandom random = ThreadLocalRandom.current();
        byte[] id = new byte[LENGTH];
        long bits = 0;
        for (int i = 0; i < LENGTH; i++) {
            if (i % DIGITS_A_LONG == 0) {
                bits = random.nextLong();
            }
            id[i] = DIGITS[(int) (bits & (DIGITS.length - 1))];
            bits >>>= BITS_A_DIGIT;
        }
        return new String(id, StandardCharsets.ISO_8859_1);
    }
}
