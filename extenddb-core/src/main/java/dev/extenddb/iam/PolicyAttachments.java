package dev.extenddb.iam;

import dev.extenddb.policy.MalformedPolicyException;
import dev.extenddb.policy.PolicyDocument;
import dev.extenddb.policy.PolicyKind;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** Hangs policies on principals of one kind. Every document is read before it is kept, so that none is kept that nobody can read. Thread-safe. */
public final class PolicyAttachments {

    private static final int MOST_MANAGED = 20;

    private final PolicyLookup managedPolicies;
    private final Owners owners;

    PolicyAttachments(PolicyLookup managedPolicies, Owners owners) {
        this.managedPolicies = managedPolicies;
        this.owners = owners;
    }

    /** Changes what hangs on a principal. */
    @FunctionalInterface
    interface Owners {

        void change(String account, String name, UnaryOperator<AttachedPolicies> change);
    }

    /** Adds an inline policy, or replaces the one of its name. */
    public void put(String account, String owner, String policyName, String document) {
        Names.requireLong("policy", policyName);
        var unused = requireSound(document, PolicyKind.IDENTITY);
        owners.change(account, owner, policies -> policies.withInline(policyName, document));
    }

    /** Removes an inline policy. */
    public void remove(String account, String owner, String policyName) {
        owners.change(account, owner, policies -> {
            if (!policies.inline().containsKey(policyName)) {
                throw IamException.absent("policy", policyName);
            }
            return policies.withoutInline(policyName);
        });
    }

    /** Attaches a managed policy: one of the same account by its name, or one of AWS's by its ARN. */
    public void attach(String account, String owner, String policyName) {
        ManagedPolicy policy =
                managedPolicies.find(account, policyName).orElseThrow(() -> IamException.absent("policy", policyName));
        owners.change(account, owner, policies -> {
            if (policies.managed().size() >= MOST_MANAGED && !policies.managed().containsKey(policyName)) {
                throw new IamException(
                        IamException.Code.LIMIT_EXCEEDED, "There may be " + MOST_MANAGED + " managed policies");
            }
            return policies.withManaged(policyName, policy.id());
        });
    }

    /** Detaches a managed policy. */
    public void detach(String account, String owner, String policyName) {
        owners.change(account, owner, policies -> {
            if (!policies.managed().containsKey(policyName)) {
                throw IamException.absent("policy", policyName);
            }
            return policies.withoutManaged(policyName);
        });
    }

    /**
     * Sets the permissions boundary, or takes it away.
     *
     * @param boundary a document, or the ARN of a managed policy of the account or of AWS, whose changes then count as well
     */
    public void setBoundary(String account, String owner, Optional<String> boundary) {
        boundary.ifPresent(text -> requireBoundary(account, text));
        owners.change(account, owner, policies -> policies.withBoundary(boundary));
    }

    /** What hangs on a principal that is added with a boundary, or with none. */
    AttachedPolicies bounded(String account, Optional<String> boundary) {
        boundary.ifPresent(text -> requireBoundary(account, text));
        return AttachedPolicies.NONE.withBoundary(boundary);
    }

    private void requireBoundary(String account, String text) {
        if (!AttachedPolicies.isReference(text)) {
            var unused = requireSound(text, PolicyKind.BOUNDARY);
        } else if (managedPolicies.byArn(account, text).isEmpty()) {
            throw new IamException(
                    IamException.Code.NO_SUCH_ENTITY, "Policy " + text + " does not exist or is not attachable.");
        }
    }

    /** Refuses what is no document of a kind. */
    static PolicyDocument requireSound(String document, PolicyKind kind) {
        try {
            return PolicyDocument.parse(document, kind);
        } catch (MalformedPolicyException e) {
            throw new IamException(IamException.Code.MALFORMED_POLICY_DOCUMENT, e.getMessage());
        }
    }
}
