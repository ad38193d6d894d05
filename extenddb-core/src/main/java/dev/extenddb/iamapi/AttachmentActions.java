package dev.extenddb.iamapi;

import dev.extenddb.iam.Directory;
import dev.extenddb.iam.IamException;
import dev.extenddb.iam.ManagedPolicy;
import dev.extenddb.iam.PolicyHolders;
import dev.extenddb.query.Xml;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

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
        List<String> arns = owner.policies().managed().entrySet().stream()
                .flatMap(attached -> PolicyArn.ofReference(owner.account(), attached.getKey())
                        .find(directory, owner.account())
                        .filter(policy -> policy.id().equals(attached.getValue()))
                        .stream())
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
        PolicyHolders holders = directory.holdersOf(policy, call.account());
        return new Xml()
                .list("PolicyGroups", holders.groups(), name -> new Xml().text("GroupName", name))
                .list("PolicyUsers", holders.users(), name -> new Xml().text("UserName", name))
                .list("PolicyRoles", holders.roles(), name -> new Xml().text("RoleName", name))
                .text("IsTruncated", "false");
    }
}
