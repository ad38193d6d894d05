package dev.extenddb.expression;

import java.util.ArrayList;
import java.util.List;

/** Cuts an expression into tokens. It never fails: what it does not know becomes a token that no grammar takes. */
final class Lexer {

    private static final String END_TEXT = "<EOF>";
    private static final String SYMBOLS = "()[].,=<>+-";

    private final String text;
    private int position;

    private Lexer(String text) {
        this.text = text;
    }

    /** The tokens of an expression; the last one is its end. */
    static List<Token> tokens(String text) {
        Lexer lexer = new Lexer(text);
        List<Token> tokens = new ArrayList<>();
        Token token;
        do {
            token = lexer.next();
            tokens.add(token);
        } while (!token.is(Token.Kind.END));
        return tokens;
    }

    private Token next() {
        while (position < text.length() && isSpace(text.charAt(position))) {
            position++;
        }
        if (position == text.length()) {
            return new Token(Token.Kind.END, END_TEXT, position, position);
        }
        char first = text.charAt(position);
        if (isLetter(first)) {
            return token(Token.Kind.WORD, endOfWord(position));
        }
        if (isDigit(first)) {
            return token(Token.Kind.NUMBER, endOfNumber(position));
        }
        if (first == '#' || first == ':') {
            return placeholder(first);
        }
        return symbol(first);
    }

    private Token placeholder(char first) {
        int end = endOfWord(position + 1);
        if (end == position + 1) {
            return token(Token.Kind.UNKNOWN, end);
        }
        return token(first == '#' ? Token.Kind.ALIAS : Token.Kind.VALUE, end);
    }

    private Token symbol(char first) {
        if (SYMBOLS.indexOf(first) < 0) {
            return token(Token.Kind.UNKNOWN, text.offsetByCodePoints(position, 1));
        }
        boolean two =
                text.startsWith("<>", position) || text.startsWith("<=", position) || text.startsWith(">=", position);
        return token(Token.Kind.SYMBOL, position + (two ? 2 : 1));
    }

    private Token token(Token.Kind kind, int end) {
        Token token = new Token(kind, text.substring(position, end), position, end);
        position = end;
        return token;
    }

    private int endOfWord(int start) {
        int end = start;
        while (end < text.length() && isWordPart(text.charAt(end))) {
            end++;
        }
        return end;
    }

    private int endOfNumber(int start) {
        int end = start;
        while (end < text.length() && isDigit(text.charAt(end))) {
            end++;
        }
        return end;
    }

    private static boolean isSpace(char c) {
        return c == ' ' || c == '\t' || c == '\r' || c == '\n';
    }

    private static boolean isLetter(char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    /** What a name may go on with, and a placeholder may consist of. */
    static boolean isWordPart(char c) {
        return isLetter(c) || isDigit(c) || c == '_';
    }
}
