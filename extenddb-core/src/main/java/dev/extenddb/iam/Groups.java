package dev.extenddb.iam;

import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

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
        var group = new Group(
                account,
                Names.requireLong("group", name),
                Names.uniqueId("AGPA"),
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

    /** Removes a group. Who was a member is one no longer, nor of a group that gets the name. */
    public void delete(String account, String name) {
        if (!groups.remove(account, name)) {
            throw IamException.absent("group", name);
        }
    }

    /** Inline and managed policies of groups. */
    public PolicyAttachments policies() {
        return policies;
    }
}
