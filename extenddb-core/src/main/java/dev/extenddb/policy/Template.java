package dev.extenddb.policy;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * A text of a policy in which variables may stand, such as {@code home/${aws:username}/*}. What a variable is replaced with is taken
 * literally: an asterisk in a user's name is no wildcard. Immutable.
 */
final class Template {

    private static final String OPENING = "${";

    private final List<Piece> pieces;
    private final boolean ignoringCase;
    private final Optional<Glob> constant;

    private sealed interface Piece {}

    private record Literal(String text, boolean wildcards) implements Piece {
        IntStream codes() {
            return text.chars().map(this::code);
        }

        private int code(int c) {
            if (wildcards && c == '*') {
                return Glob.ANY;
            }
            return wildcards && c == '?' ? Glob.ONE : c;
        }
    }

    private record Variable(String key, Optional<String> otherwise) implements Piece {}

    private Template(List<Piece> pieces, boolean ignoringCase) {
        this.pieces = List.copyOf(pieces);
        this.ignoringCase = ignoringCase;
        this.constant =
                pieces.stream().allMatch(Literal.class::isInstance) ? resolve(RequestContext.EMPTY) : Optional.empty();
    }

    /** How a text is to be understood. */
    record Syntax(boolean variables, boolean wildcards, boolean ignoringCase) {}

    static Template of(String text, Syntax syntax) {
        var pieces = new ArrayList<Piece>();
        int position = 0;
        while (position < text.length()) {
            int opening = syntax.variables() ? text.indexOf(OPENING, position) : -1;
            int closing = opening < 0 ? -1 : text.indexOf('}', opening);
            if (closing < 0) {
                pieces.add(new Literal(text.substring(position), syntax.wildcards()));
                break;
            }
            pieces.add(new Literal(text.substring(position, opening), syntax.wildcards()));
            pieces.add(variable(text.substring(opening + OPENING.length(), closing)));
            position = closing + 1;
        }
        return new Template(pieces, syntax.ignoringCase());
    }

    private static Piece variable(String content) {
        if (content.equals("*") || content.equals("?") || content.equals("$")) {
            return new Literal(content, false);
        }
        int comma = content.indexOf(',');
        if (comma < 0) {
            return new Variable(key(content), Optional.empty());
        }
        String otherwise = content.substring(comma + 1).strip();
        return new Variable(
                key(content.substring(0, comma)), Optional.of(otherwise.substring(1, otherwise.length() - 1)));
    }

    private static String key(String text) {
        return text.strip().toLowerCase(Locale.ROOT);
    }

    /** What is wrong with the variables of a text, if anything is. */
    static Optional<String> fault(String text) {
        int opening = text.indexOf(OPENING);
        while (opening >= 0) {
            int closing = text.indexOf('}', opening);
            if (closing < 0) {
                return Optional.of("Policy variable has no end in '" + text + "'");
            }
            String content = text.substring(opening + OPENING.length(), closing);
            if (!content.matches("[*?$]|\\s*[^\\s,'${]+\\s*(,\\s*'[^']*'\\s*)?")) {
                return Optional.of("'" + content + "' is no policy variable");
            }
            opening = text.indexOf(OPENING, closing);
        }
        return Optional.empty();
    }

    /** Whether a text is what the template stands for. A variable without a single value and without a default stands for nothing. */
    boolean matches(String text, RequestContext context) {
        return matches(text, 0, text.length(), context);
    }

    /** The same of a part of a text. */
    boolean matches(String text, int from, int to, RequestContext context) {
        return constant.isPresent()
                ? constant.get().matches(text, from, to)
                : resolve(context).filter(glob -> glob.matches(text, from, to)).isPresent();
    }

    /** Whether a text is what one of several templates stands for. */
    static boolean oneMatches(List<Template> templates, String text, RequestContext context) {
        for (Template template : templates) {
            if (template.matches(text, context)) {
                return true;
            }
        }
        return false;
    }

    private Optional<Glob> resolve(RequestContext context) {
        IntStream codes = IntStream.empty();
        for (Piece piece : pieces) {
            if (piece instanceof Literal literal) {
                codes = IntStream.concat(codes, literal.codes());
            } else if (piece instanceof Variable variable) {
                List<String> values = context.values(variable.key());
                Optional<String> value = values.size() == 1 ? Optional.of(values.get(0)) : variable.otherwise();
                if (value.isEmpty()) {
                    return Optional.empty();
                }
                codes = IntStream.concat(codes, value.get().chars());
            }
        }
        return Optional.of(new Glob(codes.toArray(), ignoringCase));
    }
}
