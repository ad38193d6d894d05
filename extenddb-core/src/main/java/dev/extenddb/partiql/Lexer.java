package dev.extenddb.partiql;

import dev.extenddb.expression.Token;
import java.util.ArrayList;
import java.util.List;

/** Cuts a statement into tokens; comments count as space. */
final class Lexer {

    /** The longer ones first, for the first that fits is taken. */
    private static final List<String> SYMBOLS = List.of(
            "<<", ">>", "<=", ">=", "<>", "!=", "||", "(", ")", "[", "]", "{", "}", ".", ",", ":", ";", "=", "<", ">",
            "+", "-", "*", "/", "%", "?");

    private final String text;
    private int position;

    private Lexer(String text) {
        this.text = text;
    }

    /**
     * The tokens of a statement; the last one is its end.
     *
     * @throws dev.extenddb.error.DynamoDbException if something in it is no token
     */
    static List<Token> tokens(String text) {
        var lexer = new Lexer(text);
        var tokens = new ArrayList<Token>();
        Token token;
        do {
            token = lexer.next();
            tokens.add(token);
        } while (!token.is(Token.Kind.END));
        return tokens;
    }

    private Token next() {
        skipSpace();
        if (position == text.length()) {
            return new Token(Token.Kind.END, "", position, position);
        }
        char first = text.charAt(position);
        if (isNameStart(first)) {
            return plain(Token.Kind.WORD, endOfName());
        }
        if (isDigit(first) || (first == '.' && isDigit(at(position + 1)))) {
            return plain(Token.Kind.NUMBER, endOfNumber());
        }
        if (first == '\'') {
            return quoted(Token.Kind.STRING, first);
        }
        return first == '"' ? quoted(Token.Kind.QUOTED, first) : symbol();
    }

    private void skipSpace() {
        while (position < text.length()) {
            if (Character.isWhitespace(text.charAt(position))) {
                position++;
            } else if (text.startsWith("--", position)) {
                int end = text.indexOf('\n', position);
                position = end < 0 ? text.length() : end + 1;
            } else if (text.startsWith("/*", position)) {
                int end = text.indexOf("*/", position + 2);
                if (end < 0) {
                    throw StatementErrors.unreadable();
                }
                position = end + 2;
            } else {
                return;
            }
        }
    }

    private Token plain(Token.Kind kind, int end) {
        var token = new Token(kind, text.substring(position, end), position, end);
        position = end;
        return token;
    }

    private int endOfName() {
        int end = position;
        while (isNameStart(at(end)) || isDigit(at(end))) {
            end++;
        }
        return end;
    }

    /** An exponent counts only if it has digits; a point also without any behind it. */
    private int endOfNumber() {
        int end = endOfDigits(position);
        if (at(end) == '.') {
            end = endOfDigits(end + 1);
        }
        if (at(end) == 'e' || at(end) == 'E') {
            int exponent = at(end + 1) == '+' || at(end + 1) == '-' ? end + 2 : end + 1;
            return isDigit(at(exponent)) ? endOfDigits(exponent) : end;
        }
        return end;
    }

    private int endOfDigits(int start) {
        int end = start;
        while (isDigit(at(end))) {
            end++;
        }
        return end;
    }

    /** A quotation mark within stands twice. */
    private Token quoted(Token.Kind kind, char mark) {
        var content = new StringBuilder();
        int end = position + 1;
        while (end < text.length()) {
            char c = text.charAt(end);
            end++;
            if (c != mark) {
                content.append(c);
            } else if (at(end) == mark) {
                content.append(mark);
                end++;
            } else {
                var token = new Token(kind, content.toString(), position, end);
                position = end;
                return token;
            }
        }
        throw StatementErrors.unreadable();
    }

    private Token symbol() {
        for (String symbol : SYMBOLS) {
            if (text.startsWith(symbol, position)) {
                return plain(Token.Kind.SYMBOL, position + symbol.length());
            }
        }
        throw StatementErrors.unreadable();
    }

    /** The character at an index; none of any token behind the end. */
    private char at(int index) {
        return index < text.length() ? text.charAt(index) : '\0';
    }

    private static boolean isNameStart(char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' || c == '$';
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }
}
