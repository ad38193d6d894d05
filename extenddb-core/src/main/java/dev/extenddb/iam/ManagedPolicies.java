package dev.extenddb.iam;

import dev.extenddb.policy.PolicyKind;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/** The managed policies of all accounts. Thread-safe. */
public final class ManagedPolicies {

    private static final int MOST_VERSIONS = 5;

    private final Records<ManagedPolicy> policies;
    private final PolicyLookup lookup;
    private final InstantSource clock;

    ManagedPolicies(Records<ManagedPolicy> policies, InstantSource clock) {
        this.policies = policies;
        this.lookup = new PolicyLookup(policies);
        this.clock = clock;
    }

    /** Adds a policy, which hangs on nobody yet. */
    public ManagedPolicy create(String account, String name, String description, String document) {
        return create(account, IamPath.ROOT, name, description, document);
    }

    /** Adds a policy with a path, which hangs on nobody yet. */
    public ManagedPolicy create(String account, IamPath path, String name, String description, String document) {
        var unused = PolicyAttachments.requireSound(document, PolicyKind.IDENTITY);
        var policy = ManagedPolicy.created(
                account,
                path,
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

    /**
     * Adds a version; with the sixth one of those that are there must go before.
     *
     * @param asDefault whether it has effect from now on, for all on whom the policy hangs
     */
    public ManagedPolicy addVersion(String account, String name, String document, boolean asDefault) {
        var unused = PolicyAttachments.requireSound(document, PolicyKind.IDENTITY);
        return change(account, name, policy -> {
            if (policy.versions().size() >= MOST_VERSIONS) {
                throw new IamException(
                        IamException.Code.LIMIT_EXCEEDED,
                        "A managed policy can have up to " + MOST_VERSIONS
                                + " versions. Before you create a new version, you must delete an existing version.");
            }
            return policy.withVersion(document, clock.instant(), asDefault);
        });
    }

    /** Says which version has effect. */
    public ManagedPolicy setDefaultVersion(String account, String name, String versionId) {
        return change(account, name, policy -> {
            requireVersion(policy, versionId);
            return policy.withDefaultVersion(versionId);
        });
    }

    /** Removes a version that has no effect. */
    public ManagedPolicy deleteVersion(String account, String name, String versionId) {
        return change(account, name, policy -> {
            requireVersion(policy, versionId);
            if (policy.defaultVersion().equals(versionId)) {
                throw new IamException(
                        IamException.Code.DELETE_CONFLICT, "Cannot delete the default version of a policy.");
            }
            return policy.withoutVersion(versionId);
        });
    }

    private static void requireVersion(ManagedPolicy policy, String versionId) {
        if (policy.version(versionId).isEmpty()) {
            throw new IamException(
                    IamException.Code.NO_SUCH_ENTITY,
                    "Policy " + policy.arn() + " version " + versionId + " does not exist.");
        }
    }

    private ManagedPolicy change(String account, String name, UnaryOperator<ManagedPolicy> change) {
        return policies.update(account, name, change).orElseThrow(() -> IamException.absent("policy", name));
    }

    /** Sets tags, leaving the others. */
    public void tag(String account, String name, Map<String, String> tags) {
        ManagedPolicy unused = change(account, name, policy -> policy.withTags(Tags.with(policy.tags(), tags)));
    }

    /** Removes tags. */
    public void untag(String account, String name, List<String> tagNames) {
        ManagedPolicy unused = change(account, name, policy -> policy.withTags(Tags.without(policy.tags(), tagNames)));
    }

    /** A policy by its name. The account {@code aws} has some of AWS's own. */
    public Optional<ManagedPolicy> find(String account, String name) {
        return lookup.find(account, name);
    }

    /** Policies of an account by their names, after a name that need not exist. */
    public List<ManagedPolicy> list(String account, String afterName, int limit) {
        return list(account, afterName, limit, policy -> true);
    }

    /** Those of an account that are wanted, by their names, after a name that need not exist. It may read through all of them. */
    public List<ManagedPolicy> list(String account, String afterName, int limit, Predicate<ManagedPolicy> wanted) {
        return lookup.list(account, afterName, limit, wanted);
    }

    /** A policy by its ARN, if principals of an account can have it: their own account's or AWS's. */
    public Optional<ManagedPolicy> findUsable(String account, String arn) {
        return lookup.byArn(account, arn);
    }

    /** Removes a policy. On whom it hung, nothing hangs in its place, nor a policy that gets its name. */
    public void delete(String account, String name) {
        delete(account, name, policy -> {});
    }

    void delete(String account, String name, Consumer<ManagedPolicy> check) {
        if (!policies.remove(account, name, check)) {
            throw IamException.absent("policy", name);
        }
    }
}
