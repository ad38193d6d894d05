package dev.extenddb.partiql;

/**
 * A piece of a statement.
 *
 * @param text what it means: a quoted piece without its quotation marks
 * @param start where it begins
 * @param end where it ends, exclusive
 */
record Token(Kind kind, String text, int start, int end) {

    enum Kind {
        /** A name without quotation marks, or a keyword. */
        WORD,
        /** A name in double quotation marks. */
        QUOTED,
        /** A text in single quotation marks. */
        STRING,
        /** Digits, possibly with a point and an exponent, without sign. */
        NUMBER,
        /** An operator, bracket, separator or the question mark of a parameter. */
        SYMBOL,
        /** The end of the statement. */
        END
    }

    boolean is(Kind expected) {
        return kind == expected;
    }

    boolean isSymbol(String symbol) {
        return kind == Kind.SYMBOL && text.equals(symbol);
    }

    boolean isKeyword(String keyword) {
        return kind == Kind.WORD && text.equalsIgnoreCase(keyword);
    }
}
