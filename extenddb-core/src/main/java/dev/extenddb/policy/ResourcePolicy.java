package dev.extenddb.policy;

/**
 * A policy that hangs on a resource.
 *
 * @param policy the policy
 * @param kind {@link PolicyKind#RESOURCE}, or {@link PolicyKind#TRUST}, without whose leave nobody is let in
 */
public record ResourcePolicy(CompiledPolicy policy, PolicyKind kind) {

    /** The policy of a table, index or stream. */
    public static ResourcePolicy of(String name, PolicyDocument document) {
        return new ResourcePolicy(CompiledPolicy.of(name, document), PolicyKind.RESOURCE);
    }

    /** The policy that says who may take on a role. */
    public static ResourcePolicy trust(String name, PolicyDocument document) {
        return new ResourcePolicy(CompiledPolicy.of(name, document), PolicyKind.TRUST);
    }
}
