package dev.extenddb.iam;

import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Predicate;

/** The groups of all accounts. Thread-safe. */
public final class Groups {

    private final Records<Group> groups;
    private final PolicyAttachments policies;
    private final InstantSource clock;

    Groups(Records<Group> groups, PolicyLookup managed, InstantSource clock) {
        this.groups = groups;
        this.policies = new PolicyAttachments(managed, (account, name, change) -> {
            if (groups.update(account, name, group -> group.withPolicies(change.apply(group.policies())))
                    .isEmpty()) {
                throw IamException.absent("group", name);
            }
        });
        this.clock = clock;
    }

    /** Adds a group. */
    public Group create(String account, String name) {
        return create(account, IamPath.ROOT, name);
    }

    /** Adds a group with a path. */
    public Group create(String account, IamPath path, String name) {
        var group = new Group(
                account,
                Names.requireLong("group", name),
                Names.uniqueId("AGPA"),
                path,
                clock.instant(),
                AttachedPolicies.NONE);
        if (!groups.create(account, name, group)) {
            throw IamException.present("Group", name);
        }
        return group;
    }

    /** A group by its name. */
    public Optional<Group> find(String account, String name) {
        return groups.find(account, name);
    }

    /** Groups of an account by their names, after a name that need not exist. */
    public List<Group> list(String account, String afterName, int limit) {
        return groups.list(account, afterName, limit);
    }

    /** Those of an account that are wanted, by their names, after a name that need not exist. It may read through all of them. */
    public List<Group> list(String account, String afterName, int limit, Predicate<Group> wanted) {
        return groups.list(account, afterName, limit, wanted);
    }

    /** The groups that a user is in, by their names. */
    public List<Group> of(User user) {
        return user.groups().entrySet().stream()
                .flatMap(
                        joined -> groups
                                .find(user.account(), joined.getKey())
                                .filter(group -> group.id().equals(joined.getValue()))
                                .stream())
                .sorted(Comparator.comparing(Group::name))
                .toList();
    }

    /** Removes a group. Who was a member is one no longer, nor of a group that gets the name. */
    public void delete(String account, String name) {
        delete(account, name, group -> {});
    }

    /**
     * Removes a group.
     *
     * @param check throws if the group, as it is when it is removed, must not be
     */
    public void delete(String account, String name, Consumer<Group> check) {
        if (!groups.remove(account, name, check)) {
            throw IamException.absent("group", name);
        }
    }

    /** Inline and managed policies of groups. */
    public PolicyAttachments policies() {
        return policies;
    }
}
