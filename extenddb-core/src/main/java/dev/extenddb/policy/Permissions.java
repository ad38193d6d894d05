package dev.extenddb.policy;

import dev.extenddb.policy.CompiledPolicy.Allowance;
import java.util.List;
import java.util.Optional;

/**
 * All policies that hang on one principal, and what follows from them. Immutable and thread-safe.
 *
 * <p>A deny anywhere decides. In one account the policies of the principal and those of the resource add up, except that a boundary and
 * session policies cut what identity-based policies give, and what is given to a role; what a resource gives to exactly this user or
 * session they do not cut. Across accounts both sides must allow. See "Policy evaluation logic" in the IAM User Guide.
 *
 * @param identity of the user and its groups, or of the role
 * @param boundary cuts what those can give
 * @param session come with the session; one of them must allow, if there are any
 */
public record Permissions(
        List<CompiledPolicy> identity, Optional<CompiledPolicy> boundary, List<CompiledPolicy> session) {

    /** No policies, and so nothing that is allowed. */
    public static final Permissions NONE = new Permissions(List.of(), Optional.empty(), List.of());

    /** Permissions with their own copies of the lists. */
    public Permissions {
        identity = List.copyOf(identity);
        session = List.copyOf(session);
    }

    /**
     * Decides on a request.
     *
     * @param context all that is known of it, the request's own context included
     */
    public Decision decide(Principal asking, AccessRequest request, RequestContext context) {
        Optional<ResourcePolicy> resourcePolicy = request.resource().policy();
        return denial(asking, request, context)
                .or(() -> resourcePolicy.flatMap(hung -> hung.policy()
                        .denial(asking, request, context)
                        .map(statement -> Decision.explicitDeny(hung.kind(), statement))))
                .orElseGet(() -> allowance(asking, request, context, resourcePolicy));
    }

    private Optional<Decision> denial(Principal asking, AccessRequest request, RequestContext context) {
        return firstDenial(PolicyKind.IDENTITY, identity, asking, request, context)
                .or(() -> firstDenial(
                        PolicyKind.BOUNDARY, boundary.map(List::of).orElse(List.of()), asking, request, context))
                .or(() -> firstDenial(PolicyKind.SESSION, session, asking, request, context));
    }

    private static Optional<Decision> firstDenial(
            PolicyKind kind,
            List<CompiledPolicy> policies,
            Principal asking,
            AccessRequest request,
            RequestContext context) {
        for (CompiledPolicy policy : policies) {
            Optional<StatementReference> statement = policy.denial(asking, request, context);
            if (statement.isPresent()) {
                return Optional.of(Decision.explicitDeny(kind, statement.get()));
            }
        }
        return Optional.empty();
    }

    private Decision allowance(
            Principal asking, AccessRequest request, RequestContext context, Optional<ResourcePolicy> resourcePolicy) {
        Optional<Allowance> given = resourcePolicy.flatMap(hung -> hung.policy().allowance(asking, request, context));
        PolicyKind kind = resourcePolicy.map(ResourcePolicy::kind).orElse(PolicyKind.RESOURCE);
        boolean foreign = !request.resource().account().equals(asking.account());
        if (foreign) {
            Decision own = own(asking, request, context);
            return own.isAllowed() && given.isEmpty() ? Decision.implicitDeny(kind) : own;
        }
        if (given.isEmpty()) {
            return kind == PolicyKind.TRUST ? Decision.implicitDeny(kind) : own(asking, request, context);
        }
        Decision byResource = Decision.allowed(kind, given.get().statement());
        return switch (given.get().reach()) {
            case SELF -> byResource;
            case ROLE -> cut(byResource, asking, request, context);
            case ACCOUNT, NOT -> own(asking, request, context);
        };
    }

    /** What the principal's own policies say when none of them denies. */
    private Decision own(Principal asking, AccessRequest request, RequestContext context) {
        for (CompiledPolicy policy : identity) {
            Optional<Allowance> allowance = policy.allowance(asking, request, context);
            if (allowance.isPresent()) {
                Decision given =
                        Decision.allowed(PolicyKind.IDENTITY, allowance.get().statement());
                return cut(given, asking, request, context);
            }
        }
        return Decision.implicitDeny(PolicyKind.IDENTITY);
    }

    /** What is left of something given when the boundary and the session must agree. */
    private Decision cut(Decision given, Principal asking, AccessRequest request, RequestContext context) {
        if (boundary.isPresent()
                && boundary.get().allowance(asking, request, context).isEmpty()) {
            return Decision.implicitDeny(PolicyKind.BOUNDARY);
        }
        boolean sessionAllows = session.isEmpty()
                || session.stream()
                        .anyMatch(policy ->
                                policy.allowance(asking, request, context).isPresent());
        return sessionAllows ? given : Decision.implicitDeny(PolicyKind.SESSION);
    }
}
