package dev.extenddb.iamapi;

import dev.extenddb.iam.Directory;
import dev.extenddb.iam.Group;
import dev.extenddb.iam.IamException;
import dev.extenddb.iam.ManagedPolicy;
import dev.extenddb.iam.PolicyHolders;
import dev.extenddb.iam.Role;
import dev.extenddb.iam.User;
import dev.extenddb.query.Xml;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/** Managed policies of users, groups and roles, and permissions boundaries. Thread-safe. */
final class AttachmentActions {

    private static final String POLICY_ARN = "PolicyArn";

    private final Directory directory;
    private final Owners owners;

    AttachmentActions(Directory directory, Owners owners) {
        this.directory = directory;
        this.owners = owners;
    }

    Map<String, Action> actions() {
        Map<String, Action> actions = new HashMap<>();
        for (OwnerKind kind : OwnerKind.values()) {
            actions.put("Attach" + kind.word() + "Policy", call -> attach(call, kind));
            actions.put("Detach" + kind.word() + "Policy", call -> detach(call, kind));
            actions.put("ListAttached" + kind.word() + "Policies", call -> list(call, kind));
        }
        for (OwnerKind kind : List.of(OwnerKind.USER, OwnerKind.ROLE)) {
            actions.put("Put" + kind.word() + "PermissionsBoundary", call -> putBoundary(call, kind));
            actions.put("Delete" + kind.word() + "PermissionsBoundary", call -> deleteBoundary(call, kind));
        }
        actions.put("ListEntitiesForPolicy", this::listEntities);
        return actions;
    }

    private Xml attach(IamCall call, OwnerKind kind) {
        PolicyArn policy = PolicyArn.of(call.require(POLICY_ARN));
        Owner owner = owner(call, kind, policy);
        ManagedPolicy found = policy.find(directory, owner.account())
                .orElseThrow(() -> new IamException(
                        IamException.Code.NO_SUCH_ENTITY,
                        "Policy " + policy.arn() + " does not exist or is not attachable."));
        owners.attachments(kind).attach(owner.account(), owner.name(), policy.reference(found));
        return new Xml();
    }

    private Xml detach(IamCall call, OwnerKind kind) {
        PolicyArn policy = PolicyArn.of(call.require(POLICY_ARN));
        Owner owner = owner(call, kind, policy);
        String reference = policy.find(directory, owner.account())
                .map(policy::reference)
                .filter(owner.policies().managed()::containsKey)
                .orElseThrow(policy::absent);
        owners.attachments(kind).detach(owner.account(), owner.name(), reference);
        return new Xml();
    }

    private Owner owner(IamCall call, OwnerKind kind, PolicyArn policy) {
        return owners.require(call, kind, call.require(kind.parameter()), Map.of("iam:policyarn", policy.arn()));
    }

    private Xml list(IamCall call, OwnerKind kind) {
        Owner owner = owners.require(call, kind);
        PathPrefix prefix = PathPrefix.ofPolicies(call);
        List<String> arns = owner.policies().managed().entrySet().stream()
                .flatMap(attached -> directory
                        .managedPolicies()
                        .find(owner.account(), attached.getKey())
                        .filter(policy -> policy.id().equals(attached.getValue()))
                        .stream())
                .filter(policy -> prefix.covers(policy.path()))
                .map(ManagedPolicy::arn)
                .toList();
        return Page.ofNames(call.form(), arns)
                .write(
                        "AttachedPolicies",
                        arn -> new Xml()
                                .text("PolicyName", arn.substring(arn.lastIndexOf('/') + 1))
                                .text(POLICY_ARN, arn));
    }

    private Xml putBoundary(IamCall call, OwnerKind kind) {
        String arn = Boundaries.requireArn(call.require("PermissionsBoundary"));
        Owner owner =
                owners.require(call, kind, call.require(kind.parameter()), Map.of("iam:permissionsboundary", arn));
        owners.attachments(kind).setBoundary(owner.account(), owner.name(), Optional.of(arn));
        return new Xml();
    }

    private Xml deleteBoundary(IamCall call, OwnerKind kind) {
        Owner owner = owners.require(call, kind);
        owners.attachments(kind).setBoundary(owner.account(), owner.name(), Optional.empty());
        return new Xml();
    }

    private Xml listEntities(IamCall call) {
        ManagedPolicy policy = PolicyArn.of(call.require(POLICY_ARN)).require(call, directory);
        PathPrefix prefix = PathPrefix.ofHolders(call);
        PolicyHolders holders = directory.holdersOf(policy, call.account(), PolicyUsage.of(call));
        List<Group> groups = only(call, "Group", holders.groups(), group -> prefix.covers(group.path()));
        List<User> users = only(call, "User", holders.users(), user -> prefix.covers(user.path()));
        List<Role> roles = only(call, "Role", holders.roles(), role -> prefix.covers(role.path()));
        return new Xml()
                .list("PolicyGroups", groups, group -> named("Group", group.name(), group.id()))
                .list("PolicyUsers", users, user -> named("User", user.name(), user.id()))
                .list("PolicyRoles", roles, role -> named("Role", role.name(), role.id()))
                .text("IsTruncated", "false");
    }

    private static <T> List<T> only(IamCall call, String kind, List<T> holders, Predicate<T> wanted) {
        boolean asked = call.form()
                .find("EntityFilter")
                .filter(filter -> !filter.equals(kind))
                .isEmpty();
        return asked ? holders.stream().filter(wanted).toList() : List.of();
    }

    private static Xml named(String kind, String name, String id) {
        return new Xml().text(kind + "Name", name).text(kind + "Id", id);
    }
}
