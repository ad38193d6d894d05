package dev.extenddb.iamapi;

import dev.extenddb.iam.Directory;
import dev.extenddb.iam.Group;
import dev.extenddb.iam.IamPath;
import dev.extenddb.iam.User;
import dev.extenddb.query.Xml;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/** Groups and who is in them. Thread-safe. */
final class GroupActions {

    private final Directory directory;
    private final Owners owners;

    GroupActions(Directory directory, Owners owners) {
        this.directory = directory;
        this.owners = owners;
    }

    Map<String, Action> actions() {
        return Map.of(
                "CreateGroup", this::create,
                "GetGroup", this::get,
                "ListGroups", this::list,
                "UpdateGroup", this::update,
                "DeleteGroup", this::delete,
                "AddUserToGroup", this::addUser,
                "RemoveUserFromGroup", this::removeUser,
                "ListGroupsForUser", this::listForUser);
    }

    private Xml create(IamCall call) {
        owners.allowCreation(call, OwnerKind.GROUP);
        Group group = directory.groups().create(call.account(), call.path(), call.require("GroupName"));
        return new Xml().element("Group", Shapes.group(group));
    }

    private Xml get(IamCall call) {
        Group group = group(owners.require(call, OwnerKind.GROUP));
        Page<User> page =
                Page.of(call.form(), (after, limit) -> directory.users().membersOf(group, after, limit), User::name);
        return new Xml().element("Group", Shapes.group(group)).with(page.write("Users", Shapes::user));
    }

    private Xml list(IamCall call) {
        call.allowAnywhere();
        PathPrefix prefix = PathPrefix.ofPrincipals(call);
        Predicate<Group> wanted = group -> prefix.covers(group.path());
        return Page.of(
                        call.form(),
                        (after, limit) -> directory.groups().list(call.account(), after, limit, wanted),
                        Group::name)
                .write("Groups", Shapes::group);
    }

    private Xml update(IamCall call) {
        Owner owner = owners.require(call, OwnerKind.GROUP);
        Optional<IamPath> path = call.newPath();
        String name = call.form().find("NewGroupName").orElse(owner.name());
        if (path.isPresent() || !name.equals(owner.name())) {
            owners.allowMoving(call, OwnerKind.GROUP, path.orElse(owner.path()), name);
            directory.groups().move(owner.account(), owner.name(), path, name);
        }
        return new Xml();
    }

    private Xml delete(IamCall call) {
        Owner owner = owners.require(call, OwnerKind.GROUP);
        directory.groups().delete(owner.account(), owner.name(), this::requireBare);
        return new Xml();
    }

    private void requireBare(Group group) {
        UserActions.refuseIf(
                !directory.users().membersOf(group, "", 1).isEmpty(), "must remove users from group first.");
        UserActions.requireBare(group.policies());
    }

    private Xml addUser(IamCall call) {
        Owner group = owners.require(call, OwnerKind.GROUP);
        directory.users().join(group.account(), call.require("UserName"), group.name());
        return new Xml();
    }

    private Xml removeUser(IamCall call) {
        Owner group = owners.require(call, OwnerKind.GROUP);
        directory.users().leave(group.account(), call.require("UserName"), group.name());
        return new Xml();
    }

    private Xml listForUser(IamCall call) {
        Owner owner = owners.require(call, OwnerKind.USER);
        List<Group> groups = directory.users().find(owner.account(), owner.name()).stream()
                .flatMap(user -> directory.groups().of(user).stream())
                .toList();
        Page<String> names =
                Page.ofNames(call.form(), groups.stream().map(Group::name).toList());
        List<Group> shown = names.elements().stream()
                .map(name -> groups.stream()
                        .filter(group -> group.name().equals(name))
                        .findFirst())
                .flatMap(Optional::stream)
                .toList();
        return new Page<>(shown, names.next()).write("Groups", Shapes::group);
    }

    private Group group(Owner owner) {
        return directory
                .groups()
                .find(owner.account(), owner.name())
                .orElseThrow(() -> Owners.absent("group", owner.name()));
    }
}
