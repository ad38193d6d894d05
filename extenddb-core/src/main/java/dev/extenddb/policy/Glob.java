package dev.extenddb.policy;

import java.util.Arrays;

/** A text with wildcards: an asterisk for any characters, a question mark for one. Immutable. */
final class Glob {

    /** Stand where wildcards are; no character has a negative code, so that nothing that is inserted can become one. */
    static final int ANY = -1;

    static final int ONE = -2;

    /** What comes before the first wildcard: most texts differ there, and comparing it costs little. */
    private final String beginning;

    private final int[] rest;
    private final boolean ignoringCase;

    /** A text of characters and wildcards. */
    Glob(int[] codes, boolean ignoringCase) {
        int plain = 0;
        while (plain < codes.length && codes[plain] >= 0) {
            plain++;
        }
        this.beginning = new String(codes, 0, plain);
        this.rest = Arrays.copyOfRange(codes, plain, codes.length);
        this.ignoringCase = ignoringCase;
    }

    boolean matches(String text) {
        return matches(text, 0, text.length());
    }

    /** Whether a part of a text matches. */
    boolean matches(String text, int from, int to) {
        int length = beginning.length();
        boolean begins = to - from >= length && text.regionMatches(ignoringCase, from, beginning, 0, length);
        return begins && restMatches(text, from + length, to);
    }

    private boolean restMatches(String text, int from, int to) {
        if (rest.length == 0) {
            return from == to;
        }
        if (rest.length == 1 && rest[0] == ANY) {
            return true;
        }
        int position = from;
        int code = 0;
        int afterAny = -1;
        int resume = 0;
        while (position < to) {
            if (code < rest.length && rest[code] == ANY) {
                code++;
                afterAny = code;
                resume = position;
            } else if (code < rest.length && fits(rest[code], text.charAt(position))) {
                code++;
                position++;
            } else if (afterAny >= 0) {
                resume++;
                position = resume;
                code = afterAny;
            } else {
                return false;
            }
        }
        while (code < rest.length && rest[code] == ANY) {
            code++;
        }
        return code == rest.length;
    }

    private boolean fits(int code, char c) {
        return code == ONE
                || code == c
                || (ignoringCase && code >= 0 && Character.toLowerCase((char) code) == Character.toLowerCase(c));
    }
}
