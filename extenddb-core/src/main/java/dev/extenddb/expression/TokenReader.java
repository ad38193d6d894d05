package dev.extenddb.expression;

import dev.extenddb.error.DynamoDbException;
import dev.extenddb.item.Utf8;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Set;

/** Reads the tokens of one expression and keeps to DynamoDB's limits for expressions ("Quotas in Amazon DynamoDB", Developer Guide). */
final class TokenReader extends TokenCursor {

    /** The most bytes an expression can have. */
    static final int MAX_SIZE = 4096;

    /** The most operators and functions an expression can have. */
    static final int MAX_OPERATORS = 300;

    /** Deeper parentheses cannot all be needed, for each pair that is needed has an operator. It keeps the parser's stack small. */
    private static final int MAX_NESTING = MAX_OPERATORS + 2;

    private final String text;
    private final ExpressionErrors errors;
    private final Set<String> keywords;
    private int operators;
    private final Deque<Integer> openParentheses = new ArrayDeque<>();
    private int lastOpened = -1;
    private int lastClosed = -1;
    private boolean redundantParentheses;

    /** A reader at the first token; the keywords, in capitals, are words that cannot be names. */
    TokenReader(String text, ExpressionErrors errors, Set<String> keywords) {
        super(Lexer.tokens(requireSize(text, errors)));
        this.text = text;
        this.errors = errors;
        this.keywords = keywords;
    }

    private static String requireSize(String text, ExpressionErrors errors) {
        int size = Utf8.length(text);
        if (size == 0) {
            throw errors.empty();
        }
        if (size > MAX_SIZE) {
            throw errors.tooLong(size);
        }
        return text;
    }

    ExpressionErrors errors() {
        return errors;
    }

    /** Whether the current token is a word that can be a name. */
    boolean atName() {
        Token token = current();
        return token.is(Token.Kind.WORD) && keywords.stream().noneMatch(token::isWord);
    }

    /** Whether a name and an opening parenthesis come next. */
    boolean atCall() {
        return atName() && following().isSymbol("(");
    }

    void expect(String symbol) {
        if (!takeIf(symbol)) {
            throw syntaxError();
        }
    }

    void expectKeyword(String keyword) {
        if (!takeIfKeyword(keyword)) {
            throw syntaxError();
        }
    }

    void expectEnd() {
        if (!at(Token.Kind.END)) {
            throw syntaxError();
        }
    }

    /** Says that the current token is not one that may stand there, and shows it with its neighbours. */
    DynamoDbException syntaxError() {
        Token token = current();
        int from = index() == 0 ? token.start() : previous().start();
        int to = following().end();
        return errors.syntax(token.text(), text.substring(from, to));
    }

    void countOperator() {
        operators++;
        if (operators > MAX_OPERATORS) {
            throw errors.tooManyOperators(operators);
        }
    }

    /** Goes past an opening parenthesis that does not belong to a function or to a list. */
    void open() {
        openParentheses.push(index());
        expect("(");
        if (openParentheses.size() > MAX_NESTING) {
            throw errors.redundantParentheses();
        }
    }

    /** Goes past the parenthesis that closes the one opened last. */
    void close() {
        expect(")");
        int opened = openParentheses.pop();
        int closed = index() - 1;
        redundantParentheses |= lastOpened == opened + 1 && lastClosed == closed - 1;
        lastOpened = opened;
        lastClosed = closed;
    }

    /** Whether some pair of parentheses had nothing but another pair in it. */
    boolean hasRedundantParentheses() {
        return redundantParentheses;
    }
}
