package dev.extenddb.policy;

import dev.extenddb.cache.RecentlyUsed;
import dev.extenddb.policy.PrincipalSet.Reach;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A policy, ready to be asked many times. Thread-safe. */
public final class CompiledPolicy {

    /** Of how many actions on resources it is known which statements concern them. */
    private static final int MOST_TARGETS = 1_000;

    private final List<CompiledStatement> statements;

    /** Clients do the same few things to the same few tables, while policies speak of many. */
    private final RecentlyUsed<Target, List<CompiledStatement>> concerned = new RecentlyUsed<>(MOST_TARGETS);

    private record Target(String action, String arn) {

        /** By hand, as {@link #hashCode}: each request asks, and what the compiler makes goes through method handles. */
        @Override
        public boolean equals(Object other) {
            return other instanceof Target that && action.equals(that.action) && arn.equals(that.arn);
        }

        @Override
        public int hashCode() {
            return action.hashCode() * 31 + arn.hashCode();
        }
    }

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
        for (CompiledStatement statement : concerned(request)) {
            if (statement.effect() == Effect.DENY && statement.reach(asking, request, context) != Reach.NOT) {
                return Optional.of(statement.reference());
            }
        }
        return Optional.empty();
    }

    /** The statement that allows the request and reaches the one who asks farthest. */
    Optional<Allowance> allowance(Principal asking, AccessRequest request, RequestContext context) {
        Optional<Allowance> farthest = Optional.empty();
        for (CompiledStatement statement : concerned(request)) {
            if (statement.effect() == Effect.ALLOW) {
                Reach reach = statement.reach(asking, request, context);
                boolean farther = farthest.map(known -> reach.compareTo(known.reach()) > 0)
                        .orElse(reach != Reach.NOT);
                farthest = farther ? Optional.of(new Allowance(reach, statement.reference())) : farthest;
            }
        }
        return farthest;
    }

    /** The statements that may be about what is asked for, in their order. */
    private List<CompiledStatement> concerned(AccessRequest request) {
        return concerned.get(
                new Target(request.action(), request.resource().arn()),
                target -> statements.stream()
                        .filter(statement -> statement.mayConcern(target.action(), target.arn()))
                        .toList());
    }

    /** That a statement allows something, and to whom. */
    record Allowance(Reach reach, StatementReference statement) {}
}
