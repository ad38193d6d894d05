package dev.extenddb.expression;

/** A piece of an expression and where it is: from {@code start} to before {@code end}. */
record Token(Kind kind, String text, int start, int end) {

    enum Kind {
        /** A letter and then letters, digits and underscores: a name, a function or a keyword. */
        WORD,
        /** A placeholder for a name, with its {@code #}. */
        ALIAS,
        /** A placeholder for a value, with its {@code :}. */
        VALUE,
        /** Decimal digits. */
        NUMBER,
        /** An operator, bracket or separator. */
        SYMBOL,
        /** A character that no expression has. */
        UNKNOWN,
        /** The end of the expression. */
        END
    }

    boolean is(Kind expected) {
        return kind == expected;
    }

    boolean isSymbol(String symbol) {
        return kind == Kind.SYMBOL && text.equals(symbol);
    }

    boolean isWord(String word) {
        return kind == Kind.WORD && text.equalsIgnoreCase(word);
    }
}
