package dev.extenddb.policy;

/** A text with wildcards: an asterisk for any characters, a question mark for one. Immutable. */
final class Glob {

    /** Stand where wildcards are; no character has a negative code, so that nothing that is inserted can become one. */
    static final int ANY = -1;

    static final int ONE = -2;

    private final int[] codes;
    private final boolean ignoringCase;

    /** A text of characters and wildcards. */
    Glob(int[] codes, boolean ignoringCase) {
        this.codes = codes.clone();
        this.ignoringCase = ignoringCase;
    }

    boolean matches(String text) {
        int position = 0;
        int code = 0;
        int afterAny = -1;
        int resume = 0;
        while (position < text.length()) {
            if (code < codes.length && codes[code] == ANY) {
                code++;
                afterAny = code;
                resume = position;
            } else if (code < codes.length && fits(codes[code], text.charAt(position))) {
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
        while (code < codes.length && codes[code] == ANY) {
            code++;
        }
        return code == codes.length;
    }

    private boolean fits(int code, char c) {
        return code == ONE
                || code == c
                || (ignoringCase && code >= 0 && Character.toLowerCase((char) code) == Character.toLowerCase(c));
    }
}
