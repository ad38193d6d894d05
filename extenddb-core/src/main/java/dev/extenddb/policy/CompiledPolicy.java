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
    private final RecentlyUsed<Target, Concerned> concerned = new RecentlyUsed<>(MOST_TARGETS);

    /** What was asked for last: a request asks more than once, and the next one often asks for the same. */
    private volatile Concerned latest = new Concerned(new Target("", ""), List.of(), List.of());

    private record Target(String action, String arn) {

        /** By hand, as {@link #hashCode}: each request asks, and what the compiler makes goes through method handles. */
        @Override
        public boolean equals(Object other) {
            return other instanceof Target that && isOf(that.action, that.arn);
        }

        @Override
        public int hashCode() {
            return action.hashCode() * 31 + arn.hashCode();
        }

        boolean isOf(String wantedAction, String wantedArn) {
            return action.equals(wantedAction) && arn.equals(wantedArn);
        }
    }

    /** The statements that may be about an action on a resource, in their order. */
    private record Concerned(Target target, List<CompiledStatement> denying, List<CompiledStatement> allowing) {}

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
        for (CompiledStatement statement : concerned(request).denying()) {
            if (statement.reach(asking, request, context) != Reach.NOT) {
                return Optional.of(statement.reference());
            }
        }
        return Optional.empty();
    }

    /** The statement that allows the request and reaches the one who asks farthest. */
    Optional<Allowance> allowance(Principal asking, AccessRequest request, RequestContext context) {
        Optional<Allowance> farthest = Optional.empty();
        for (CompiledStatement statement : concerned(request).allowing()) {
            Reach reach = statement.reach(asking, request, context);
            boolean farther =
                    farthest.map(known -> reach.compareTo(known.reach()) > 0).orElse(reach != Reach.NOT);
            farthest = farther ? Optional.of(new Allowance(reach, statement.reference())) : farthest;
        }
        return farthest;
    }

    private Concerned concerned(AccessRequest request) {
        Concerned last = latest;
        String arn = request.resource().arn();
        if (!last.target().isOf(request.action(), arn)) {
            last = concerned.get(new Target(request.action(), arn), this::concernedBy);
            latest = last;
        }
        return last;
    }

    private Concerned concernedBy(Target target) {
        return new Concerned(target, concernedBy(target, Effect.DENY), concernedBy(target, Effect.ALLOW));
    }

    private List<CompiledStatement> concernedBy(Target target, Effect effect) {
        return statements.stream()
                .filter(statement ->
                        statement.effect() == effect && statement.mayConcern(target.action(), target.arn()))
                .toList();
    }

    /** That a statement allows something, and to whom. */
    record Allowance(Reach reach, StatementReference statement) {}
}
