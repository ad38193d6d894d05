package dev.extenddb.policy;

import dev.extenddb.policy.Template.Syntax;
import java.util.ArrayList;
import java.util.List;

/**
 * A pattern of ARNs. Each of the six parts between colons is matched on its own, so that a wildcard does not reach over a colon except in
 * the last part, which has the rest. Immutable.
 */
final class ArnPattern {

    private static final int PARTS = 6;

    private final List<Template> parts;

    /** Whether the parts that the pattern lacks may be anything: it ends in an asterisk before it has six of them. */
    private final boolean open;

    private ArnPattern(List<Template> parts, boolean open) {
        this.parts = List.copyOf(parts);
        this.open = open;
    }

    static ArnPattern of(String text, boolean variables) {
        var syntax = new Syntax(variables, true, false);
        List<String> parts = split(text);
        return new ArnPattern(
                parts.stream().map(part -> Template.of(part, syntax)).toList(), parts.size() < PARTS);
    }

    /** Whether a text is a pattern of ARNs. */
    static boolean isOne(String text) {
        List<String> parts = split(text);
        return parts.get(0).equals("arn") && parts.size() > 2 && (parts.size() == PARTS || text.endsWith("*"));
    }

    /** The parts between colons; colons within policy variables do not count. */
    private static List<String> split(String text) {
        var parts = new ArrayList<String>();
        int start = 0;
        boolean inVariable = false;
        for (int i = 0; i < text.length() && parts.size() < PARTS - 1; i++) {
            if (text.startsWith("${", i)) {
                inVariable = true;
            } else if (text.charAt(i) == '}') {
                inVariable = false;
            } else if (text.charAt(i) == ':' && !inVariable) {
                parts.add(text.substring(start, i));
                start = i + 1;
            }
        }
        parts.add(text.substring(start));
        return parts;
    }

    boolean matches(String arn, RequestContext context) {
        int from = 0;
        for (int i = 0; i < PARTS; i++) {
            int to = i == PARTS - 1 ? arn.length() : arn.indexOf(':', from);
            if (to < 0) {
                return false;
            }
            if (i < parts.size() && !parts.get(i).matches(arn, from, to, context)) {
                return false;
            }
            from = to + 1;
        }
        return open || parts.size() == PARTS;
    }

    /** Whether an ARN matches one of several patterns. */
    static boolean oneMatches(List<ArnPattern> patterns, String arn, RequestContext context) {
        for (ArnPattern pattern : patterns) {
            if (pattern.matches(arn, context)) {
                return true;
            }
        }
        return false;
    }
}
