package dev.extenddb.expression;

import java.util.List;

/** Goes through tokens, of which the last is the end and is never passed. What an unfit token means is for subclasses to say. */
public abstract class TokenCursor {

    private final List<Token> tokens;
    private int index;

    /** A cursor at the first token. */
    protected TokenCursor(List<Token> tokens) {
        this.tokens = tokens;
    }

    /** Which token is the current one, from 0. */
    protected final int index() {
        return index;
    }

    /** The token before the current one, which is not the first. */
    protected final Token previous() {
        return tokens.get(index - 1);
    }

    /** The token after the current one; behind the end there is only the end. */
    public final Token following() {
        return tokens.get(Math.min(index + 1, tokens.size() - 1));
    }

    /** The current token. */
    public final Token current() {
        return tokens.get(index);
    }

    /** The current token, from which the cursor goes on to the next. */
    public final Token take() {
        Token token = current();
        index += token.is(Token.Kind.END) ? 0 : 1;
        return token;
    }

    /** Whether the current token is of that kind. */
    public final boolean at(Token.Kind kind) {
        return current().is(kind);
    }

    /** Whether the current token is that symbol. */
    public final boolean at(String symbol) {
        return current().isSymbol(symbol);
    }

    /** Whether the current token is that word. */
    public final boolean atKeyword(String keyword) {
        return current().isWord(keyword);
    }

    /** Goes past the symbol if it is the current token, and says whether it was. */
    public final boolean takeIf(String symbol) {
        return pass(at(symbol));
    }

    /** Goes past the keyword if it is the current token, and says whether it was. */
    public final boolean takeIfKeyword(String keyword) {
        return pass(atKeyword(keyword));
    }

    private boolean pass(boolean there) {
        index += there ? 1 : 0;
        return there;
    }
}
