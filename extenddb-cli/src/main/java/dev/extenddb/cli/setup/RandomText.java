package dev.extenddb.cli.setup;

import java.security.SecureRandom;

/** Draws texts that nobody can guess. */
public final class RandomText {

    private static final SecureRandom RANDOM = new SecureRandom();

    private static final String LETTERS = "ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz23456789";

    private RandomText() {}

    /** A password of letters and digits, without those that look alike. */
    public static String password(int length) {
        return draw(LETTERS, length);
    }

    /** An account id, which does not begin with a zero. */
    public static String accountId() {
        return draw("123456789", 1) + draw("0123456789", 11);
    }

    private static String draw(String letters, int length) {
        var text = new StringBuilder(length);
        for (int i = 0; i < length; i++) {
            text.append(letters.charAt(RANDOM.nextInt(letters.length())));
        }
        return text.toString();
    }
}
