package dev.extenddb.partiql;

import dev.extenddb.expression.DocumentPath;
import dev.extenddb.expression.DocumentPath.Step;
import dev.extenddb.expression.Token;
import java.util.ArrayList;
import java.util.List;

/** Paths into items. */
final class PathParser {

    private static final int LONGEST_INDEX = 9;

    private final TokenReader tokens;

    PathParser(TokenReader tokens) {
        this.tokens = tokens;
    }

    /** {@code path = name {"." name | "[" number "]" | "[" string "]"}} */
    DocumentPath parse() {
        if (!tokens.atName()) {
            throw tokens.unexpected();
        }
        String attribute = name();
        List<Step> steps = new ArrayList<>();
        while (true) {
            if (tokens.takeIf(".")) {
                steps.add(field());
            } else if (tokens.takeIf("[")) {
                steps.add(element());
                tokens.expect("]");
            } else {
                return new DocumentPath(attribute, steps);
            }
        }
    }

    private String name() {
        return notEmpty(tokens.take().text());
    }

    private Step field() {
        if (tokens.at("*")) {
            throw StatementErrors.wildcardField();
        }
        if (!tokens.atName()) {
            throw StatementErrors.malformed("Invalid path dot component");
        }
        return new DocumentPath.Field(name());
    }

    private Step element() {
        if (tokens.at("*")) {
            throw StatementErrors.wildcardIndex();
        }
        if (tokens.at(Token.Kind.STRING)) {
            return new DocumentPath.Field(name());
        }
        boolean negative = tokens.takeIf("-");
        if (!tokens.at(Token.Kind.NUMBER)) {
            throw StatementErrors.malformed("Invalid path component");
        }
        String digits = tokens.take().text();
        boolean index = digits.chars().allMatch(c -> c >= '0' && c <= '9');
        if (negative || !index || digits.length() > LONGEST_INDEX) {
            throw StatementErrors.indexOutOfRange((negative ? "-" : "") + digits);
        }
        return new DocumentPath.Index(Integer.parseInt(digits));
    }

    private static String notEmpty(String name) {
        if (name.isEmpty()) {
            throw StatementErrors.emptyPathPart();
        }
        return name;
    }
}
