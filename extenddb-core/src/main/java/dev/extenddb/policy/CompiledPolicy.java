package dev.extenddb.policy;

import dev.extenddb.policy.PrincipalSet.Reach;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A policy, ready to be asked many times. Immutable and thread-safe. */
public final class CompiledPolicy {

    private final List<CompiledStatement> statements;

    private CompiledPolicy(List<CompiledStatement> statements) {
        this.statements = List.copyOf(statements);
    }

    /**
     * Makes a policy ready.
     *
     * @param name what decisions call it
     */
    public static CompiledPolicy of(String name, PolicyDocument document) {
        boolean variables = document.version() == PolicyVersion.V2012;
        var statements = new ArrayList<CompiledStatement>();
        for (Statement statement : document.statements()) {
            String number = "#" + (statements.size() + 1);
            var reference = new StatementReference(name, statement.sid().orElse(number));
            statements.add(new CompiledStatement(reference, statement, variables));
        }
        return new CompiledPolicy(statements);
    }

    /** The first statement that denies the request. */
    Optional<StatementReference> denial(Principal asking, AccessRequest request, RequestContext context) {
        for (CompiledStatement statement : statements) {
            if (statement.effect() == Effect.DENY && statement.reach(asking, request, context) != Reach.NOT) {
                return Optional.of(statement.reference());
            }
        }
        return Optional.empty();
    }

    /** The statement that allows the request and reaches the one who asks farthest. */
    Optional<Allowance> allowance(Principal asking, AccessRequest request, RequestContext context) {
        Optional<Allowance> farthest = Optional.empty();
        for (CompiledStatement statement : statements) {
            if (statement.effect() == Effect.ALLOW) {
                Reach reach = statement.reach(asking, request, context);
                boolean farther = farthest.map(known -> reach.compareTo(known.reach()) > 0)
                        .orElse(reach != Reach.NOT);
                farthest = farther ? Optional.of(new Allowance(reach, statement.reference())) : farthest;
            }
        }
        return farthest;
    }

    /** That a statement allows something, and to whom. */
    record Allowance(Reach reach, StatementReference statement) {}
}
