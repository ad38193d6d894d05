package dev.extenddb.iam;

import dev.extenddb.policy.PolicyKind;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/** The managed policies of all accounts. Thread-safe. */
public final class ManagedPolicies {

    private final Records<ManagedPolicy> policies;
    private final InstantSource clock;

    ManagedPolicies(Records<ManagedPolicy> policies, InstantSource clock) {
        this.policies = policies;
        this.clock = clock;
    }

    /** Adds a policy, which hangs on nobody yet. */
    public ManagedPolicy create(String account, String name, String description, String document) {
        PolicyAttachments.requireSound(document, PolicyKind.IDENTITY);
        var policy = new ManagedPolicy(
                account,
                Names.requireLong("policy", name),
                Names.uniqueId("ANPA"),
                clock.instant(),
                description,
                document);
        if (!policies.create(account, name, policy)) {
            throw IamException.present("Policy", name);
        }
        return policy;
    }

    /** Replaces what a policy says, for all on whom it hangs. */
    public void setDocument(String account, String name, String document) {
        PolicyAttachments.requireSound(document, PolicyKind.IDENTITY);
        if (policies.update(account, name, policy -> policy.withDocument(document))
                .isEmpty()) {
            throw IamException.absent("policy", name);
        }
    }

    /** A policy by its name. */
    public Optional<ManagedPolicy> find(String account, String name) {
        return policies.find(account, name);
    }

    /** Policies of an account by their names, after a name that need not exist. */
    public List<ManagedPolicy> list(String account, String afterName, int limit) {
        return policies.list(account, afterName, limit);
    }

    /** Removes a policy. On whom it hung, nothing hangs in its place, nor a policy that gets its name. */
    public void delete(String account, String name) {
        if (!policies.remove(account, name)) {
            throw IamException.absent("policy", name);
        }
    }
}
