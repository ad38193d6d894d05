package dev.extenddb.iam;

import dev.extenddb.iam.Records.Kept;
import dev.extenddb.storage.CatalogChange;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Predicate;

/** The groups of all accounts. Thread-safe. */
public final class Groups {

    private static final String WHAT = "group";

    private final DirectoryRecords records;
    private final Records<Group> groups;
    private final PolicyAttachments policies;
    private final InstantSource clock;

    Groups(DirectoryRecords records, InstantSource clock) {
        this.records = records;
        this.groups = records.groups();
        this.policies = new PolicyAttachments(records.policies(), (account, name, change) -> {
            if (groups.update(account, name, group -> group.withPolicies(change.apply(group.policies())))
                    .isEmpty()) {
                throw IamException.absent(WHAT, name);
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
                Names.requireLong(WHAT, name),
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

    /**
     * Gives a group another path or name. Who is a member stays one.
     *
     * @param newPath the path, unless it stays
     * @param newName the name, which may stay
     * @throws IamException if there is no such group, or another one of the new name
     */
    public void move(String account, String name, Optional<IamPath> newPath, String newName) {
        Names.requireLong(WHAT, newName);
        records.changes().make(() -> {
            Kept<Group> kept = groups.kept(account, name).orElseThrow(() -> IamException.absent(WHAT, name));
            Group moved = kept.value().at(newPath.orElse(kept.value().path()), newName);
            return name.equals(newName) ? List.of(groups.replacement(kept, moved)) : renaming(kept, moved);
        });
    }

    private List<CatalogChange> renaming(Kept<Group> kept, Group renamed) {
        if (groups.isTaken(kept, renamed.name())) {
            throw IamException.present("Group", renamed.name());
        }
        String name = kept.value().name();
        var changes = new ArrayList<>(groups.moving(kept, renamed.name(), renamed));
        Predicate<User> isMember = user -> renamed.id().equals(user.groups().get(name));
        for (Kept<User> member : records.users().kept(renamed.account(), isMember)) {
            var memberships = AttachedPolicies.without(member.value().groups(), name);
            changes.add(records.users()
                    .replacement(
                            member,
                            member.value()
                                    .withGroups(AttachedPolicies.with(memberships, renamed.name(), renamed.id()))));
        }
        return changes;
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
            throw IamException.absent(WHAT, name);
        }
    }

    /** Inline and managed policies of groups. */
    public PolicyAttachments policies() {
        return policies;
    }
}
