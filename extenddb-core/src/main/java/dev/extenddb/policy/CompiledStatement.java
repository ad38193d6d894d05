package dev.extenddb.policy;

import dev.extenddb.policy.PrincipalSet.Reach;
import java.util.List;
import java.util.Optional;

/** A statement, ready to be asked many times. Immutable. */
final class CompiledStatement {

    private final StatementReference reference;
    private final Effect effect;
    private final Optional<PrincipalSet> principals;
    private final CompiledNames actions;
    private final CompiledNames resources;
    private final boolean resourcesVary;
    private final List<CompiledCondition> conditions;

    CompiledStatement(StatementReference reference, Statement statement, boolean variables) {
        this.reference = reference;
        this.effect = statement.effect();
        this.principals = statement.principals();
        this.actions = CompiledNames.actions(statement.actions());
        this.resources = statement
                .resources()
                .map(names -> CompiledNames.resources(names, variables))
                .orElse(CompiledNames.ALL);
        this.resourcesVary = variables
                && statement.resources().stream()
                        .flatMap(names -> names.patterns().stream())
                        .anyMatch(pattern -> pattern.contains("${"));
        this.conditions = statement.conditions().stream()
                .map(condition -> CompiledCondition.of(condition, effect, variables))
                .toList();
    }

    StatementReference reference() {
        return reference;
    }

    Effect effect() {
        return effect;
    }

    /** How far the statement reaches the one who asks with a request that it {@link #mayConcern}, if it is about it at all. */
    Reach reach(Principal asking, AccessRequest request, RequestContext context) {
        Reach reach = principals.map(names -> names.reach(asking)).orElse(Reach.SELF);
        return reach != Reach.NOT && isAbout(request, context) ? reach : Reach.NOT;
    }

    private boolean isAbout(AccessRequest request, RequestContext context) {
        return (!resourcesVary || resources.include(request.resource().arn(), context)) && conditionsHold(context);
    }

    private boolean conditionsHold(RequestContext context) {
        for (CompiledCondition condition : conditions) {
            if (!condition.holds(context)) {
                return false;
            }
        }
        return true;
    }

    /** Whether the statement may be about an action on a resource, depending on who asks and how. */
    boolean mayConcern(String action, String arn) {
        return actions.include(action, RequestContext.EMPTY)
                && (resourcesVary || resources.include(arn, RequestContext.EMPTY));
    }
}
