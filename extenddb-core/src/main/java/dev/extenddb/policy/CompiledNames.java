package dev.extenddb.policy;

import dev.extenddb.policy.Template.Syntax;
import java.util.List;

/** The actions or resources of a statement, ready to be asked many times. Immutable. */
@FunctionalInterface
interface CompiledNames {

    /** All names there are. */
    CompiledNames ALL = (name, context) -> true;

    boolean include(String name, RequestContext context);

    static CompiledNames actions(NameSet actions) {
        var syntax = new Syntax(false, true, true);
        List<Template> patterns = actions.patterns().stream()
                .map(pattern -> Template.of(pattern, syntax))
                .toList();
        return (name, context) -> actions.negated() != Template.oneMatches(patterns, name, RequestContext.EMPTY);
    }

    static CompiledNames resources(NameSet resources, boolean variables) {
        if (resources.patterns().contains("*")) {
            return (name, context) -> !resources.negated();
        }
        List<ArnPattern> patterns = resources.patterns().stream()
                .map(pattern -> ArnPattern.of(pattern, variables))
                .toList();
        return (name, context) -> resources.negated() != ArnPattern.oneMatches(patterns, name, context);
    }
}
