package dev.extenddb.iam;

import dev.extenddb.policy.PolicyKind;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/** The roles of all accounts. Thread-safe. */
public final class Roles {

    private static final String WHAT = "role";
    private static final Duration SHORTEST = Duration.ofHours(1);
    private static final Duration LONGEST = Duration.ofHours(12);

    private final Records<Role> roles;
    private final PrincipalCheck principals;
    private final PolicyAttachments policies;
    private final InstantSource clock;

    Roles(DirectoryRecords records, InstantSource clock) {
        this.roles = records.roles();
        this.principals = records.principals();
        this.policies = new PolicyAttachments(
                records.policies(),
                (account, name, change) ->
                        change(account, name, role -> role.withPolicies(change.apply(role.policies()))));
        this.clock = clock;
    }

    /** Adds a role whose sessions last an hour at most. */
    public Role create(String account, String name, String trustPolicy) {
        return create(account, IamPath.ROOT, name, trustPolicy);
    }

    /**
     * Adds a role with a path, whose sessions last an hour at most.
     *
     * @throws IamException also if the trust policy names a user or role that is not there, as the role itself is not yet
     */
    public Role create(String account, IamPath path, String name, String trustPolicy) {
        return create(account, NewRole.named(path, name, trustPolicy));
    }

    /**
     * Adds a role with all that is said of it.
     *
     * @throws IamException if there is one of that name, something of what is said cannot be, or the trust policy names a user or role that
     *     is not there, as the role itself is not yet
     */
    public Role create(String account, NewRole wanted) {
        String name = Names.requireShort(WHAT, wanted.name());
        requireTrust(wanted.trustPolicy());
        requireDuration(wanted.longestSession());
        var role = new Role(
                account,
                name,
                Names.uniqueId("AROA"),
                wanted.path(),
                clock.instant(),
                wanted.description(),
                wanted.trustPolicy(),
                wanted.longestSession(),
                Tags.with(Map.of(), wanted.tags()),
                policies.bounded(account, wanted.boundary()));
        if (!roles.create(account, name, role)) {
            throw IamException.present("Role", name);
        }
        return role;
    }

    /** A role by its name. */
    public Optional<Role> find(String account, String name) {
        return roles.find(account, name);
    }

    /** Roles of an account by their names, after a name that need not exist. */
    public List<Role> list(String account, String afterName, int limit) {
        return roles.list(account, afterName, limit);
    }

    /** Those of an account that are wanted, by their names, after a name that need not exist. It may read through all of them. */
    public List<Role> list(String account, String afterName, int limit, Predicate<Role> wanted) {
        return roles.list(account, afterName, limit, wanted);
    }

    /** A role by its ARN. */
    public Optional<Role> findByArn(String arn) {
        return IamArn.parse(arn, IamArn.ROLE)
                .flatMap(parts -> roles.find(parts.account(), parts.name()))
                .filter(role -> role.arn().equals(arn));
    }

    /** Removes a role with all that hangs on it; its sessions end. */
    public void delete(String account, String name) {
        delete(account, name, role -> {});
    }

    /**
     * Removes a role with all that hangs on it.
     *
     * @param check throws if the role, as it is when it is removed, must not be
     */
    public void delete(String account, String name, Consumer<Role> check) {
        if (!roles.remove(account, name, check)) {
            throw IamException.absent(WHAT, name);
        }
    }

    /** Inline and managed policies of roles, and their boundaries. */
    public PolicyAttachments policies() {
        return policies;
    }

    /** Replaces the policy that says who may take the role on. */
    public void setTrustPolicy(String account, String name, String document) {
        requireTrust(document);
        change(account, name, role -> role.withTrustPolicy(document));
    }

    private void requireTrust(String document) {
        principals.requireAll(PolicyAttachments.requireSound(document, PolicyKind.TRUST));
    }

    /** Sets how long sessions may last, an hour to twelve. */
    public void setLongestSession(String account, String name, Duration duration) {
        requireDuration(duration);
        change(account, name, role -> role.withLongestSession(duration));
    }

    private static void requireDuration(Duration duration) {
        if (duration.compareTo(SHORTEST) < 0 || duration.compareTo(LONGEST) > 0) {
            throw IamException.invalid("Sessions of a role may last from an hour to twelve");
        }
    }

    /** Sets what people read of the role. */
    public void setDescription(String account, String name, String description) {
        change(account, name, role -> role.withDescription(description));
    }

    /** Sets tags, leaving the others. */
    public void tag(String account, String name, Map<String, String> tags) {
        change(account, name, role -> role.withTags(Tags.with(role.tags(), tags)));
    }

    /** Removes tags. */
    public void untag(String account, String name, List<String> tagNames) {
        change(account, name, role -> role.withTags(Tags.without(role.tags(), tagNames)));
    }

    private void change(String account, String name, UnaryOperator<Role> change) {
        if (roles.update(account, name, change).isEmpty()) {
            throw IamException.absent(WHAT, name);
        }
    }
}
