package dev.extenddb.partiql;

import dev.extenddb.error.DynamoDbException;
import dev.extenddb.expression.Token;
import dev.extenddb.expression.TokenCursor;
import dev.extenddb.item.AttributeValue;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Reads the tokens of one statement, and the parameters in the order of their question marks. */
final class TokenReader extends TokenCursor {

    /** Deeper brackets are refused, so that no statement exhausts the parser's stack. */
    private static final int MAX_NESTING = 200;

    /** The words that are no names unless they are quoted. */
    private static final Set<String> KEYWORDS = Set.of(
            "ALL",
            "AND",
            "AS",
            "ASC",
            "AT",
            "BETWEEN",
            "BY",
            "CASE",
            "CAST",
            "CROSS",
            "DELETE",
            "DESC",
            "DISTINCT",
            "EXCEPT",
            "EXISTS",
            "FALSE",
            "FROM",
            "FULL",
            "GROUP",
            "HAVING",
            "IN",
            "INNER",
            "INSERT",
            "INTERSECT",
            "INTO",
            "IS",
            "JOIN",
            "LEFT",
            "LIKE",
            "LIMIT",
            "MISSING",
            "NOT",
            "NULL",
            "ON",
            "OR",
            "ORDER",
            "OUTER",
            "PIVOT",
            "REMOVE",
            "RETURNING",
            "RIGHT",
            "SELECT",
            "SET",
            "TRUE",
            "UNION",
            "UNPIVOT",
            "UPDATE",
            "VALUE",
            "VALUES",
            "WHERE");

    /** The keywords that are operators. */
    private static final Set<String> WORD_OPERATORS = Set.of("AND", "BETWEEN", "IN", "IS", "LIKE", "OR");

    private static final Set<String> SYMBOL_OPERATORS =
            Set.of("=", "<>", "!=", "<", "<=", ">", ">=", "+", "*", "/", "%", "||");

    private final String text;
    private final List<AttributeValue> parameters;
    private int parametersTaken;
    private int nesting;

    TokenReader(String text, List<AttributeValue> parameters) {
        super(Lexer.tokens(text));
        this.text = text;
        this.parameters = parameters;
    }

    /** Whether the statement ends here; a semicolon may close it. */
    boolean atEnd() {
        return at(Token.Kind.END) || (at(";") && following().is(Token.Kind.END));
    }

    /** Whether the current token is a name. */
    boolean atName() {
        return at(Token.Kind.QUOTED) || (at(Token.Kind.WORD) && !isKeyword(current()));
    }

    /** Whether a word, be it a keyword or not, and an opening parenthesis come next. */
    boolean atCall() {
        return at(Token.Kind.WORD) && following().isSymbol("(");
    }

    private static boolean isKeyword(Token token) {
        return KEYWORDS.contains(token.text().toUpperCase(Locale.ROOT));
    }

    void expect(String symbol) {
        if (!takeIf(symbol)) {
            throw StatementErrors.malformed("Expected token type");
        }
    }

    void expectKeyword(String keyword) {
        if (!takeIfKeyword(keyword)) {
            throw StatementErrors.malformed("Expected keyword");
        }
    }

    /** Refuses whatever is left, and then a wrong number of parameters. */
    void expectEnd() {
        if (!atEnd()) {
            throw StatementErrors.leftover();
        }
        if (parametersTaken != parameters.size()) {
            throw StatementErrors.parameterCount();
        }
    }

    /** Goes past a question mark. Missing parameters are reported at the end, after all faults of form. */
    AttributeValue takeParameter() {
        expect("?");
        parametersTaken++;
        return parametersTaken <= parameters.size() ? parameters.get(parametersTaken - 1) : new AttributeValue.NULL();
    }

    /** Goes past an opening bracket. */
    void open(String bracket) {
        expect(bracket);
        enter();
    }

    /** Goes past the bracket that closes the one opened last. */
    void close(String bracket) {
        expect(bracket);
        leave();
    }

    void enter() {
        nesting++;
        if (nesting > MAX_NESTING) {
            throw StatementErrors.unreadable();
        }
    }

    void leave() {
        nesting--;
    }

    /** Says that nothing can begin with the current token. */
    DynamoDbException unexpected() {
        Token token = current();
        if (token.is(Token.Kind.WORD)) {
            String word = token.text().toUpperCase(Locale.ROOT);
            return StatementErrors.malformed(
                    WORD_OPERATORS.contains(word) ? "Unexpected operator" : "Unexpected keyword");
        }
        return SYMBOL_OPERATORS.contains(token.text()) && token.is(Token.Kind.SYMBOL)
                ? StatementErrors.malformed("Unexpected operator")
                : StatementErrors.unexpectedEnd();
    }

    /** Where a token is, as messages show it: line, column and length, counted from 1. */
    String position(Token token) {
        int line = 1;
        int lineStart = 0;
        for (int i = 0; i < token.start(); i++) {
            if (text.charAt(i) == '\n') {
                line++;
                lineStart = i + 1;
            }
        }
        return line + ":" + (token.start() - lineStart + 1) + ":" + (token.end() - token.start());
    }
}
