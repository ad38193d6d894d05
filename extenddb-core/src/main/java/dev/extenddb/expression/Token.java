package dev.extenddb.expression;

/**
 * A piece of an expression or of a PartiQL statement.
 *
 * @param text what it means: a quoted piece without its quotation marks
 * @param start where it begins
 * @param end where it ends, exclusive
 */
public record Token(Kind kind, String text, int start, int end) {

    /** What pieces there are. */
    public enum Kind {
        /** A letter and then letters, digits and underscores: a name, a function or a keyword. */
        WORD,
        /** Digits; in statements possibly with a point and an exponent, without sign. */
        NUMBER,
        /** An operator, bracket or separator. */
        SYMBOL,
        /** A placeholder for a name, with its {@code #}; only expressions have it. */
        ALIAS,
        /** A placeholder for a value, with its {@code :}; only expressions have it. */
        VALUE,
        /** A name in double quotation marks; only statements have it. */
        QUOTED,
        /** A text in single quotation marks; only statements have it. */
        STRING,
        /** A character that no grammar has. */
        UNKNOWN,
        /** The end of the text. */
        END
    }

    /** Whether it is a piece of that kind. */
    public boolean is(Kind expected) {
        return kind == expected;
    }

    /** Whether it is that operator, bracket or separator. */
    public boolean isSymbol(String symbol) {
        return kind == Kind.SYMBOL && text.equals(symbol);
    }

    /** Whether it is that word, in whatever case. */
    public boolean isWord(String word) {
        return kind == Kind.WORD && text.equalsIgnoreCase(word);
    }
}
