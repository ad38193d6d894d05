package dev.extenddb.iam;

/** What a managed policy can be for a principal. */
public enum PolicyUse {
    /** It gives what it allows. */
    PERMISSIONS,
    /** It bounds what others give. */
    BOUNDARY;

    boolean isMadeOf(ManagedPolicy policy, AttachedPolicies attached) {
        return switch (this) {
            case PERMISSIONS -> attached.managed().containsValue(policy.id());
            case BOUNDARY -> attached.boundaryArn().filter(policy.arn()::equals).isPresent();
        };
    }
}
