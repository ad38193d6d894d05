package dev.extenddb.iamapi;

import dev.extenddb.iam.Directory;
import dev.extenddb.iam.ManagedPolicy;
import dev.extenddb.query.Xml;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Tags of users, roles and policies. Thread-safe. */
final class TagActions {

    private final Directory directory;
    private final Owners owners;

    TagActions(Directory directory, Owners owners) {
        this.directory = directory;
        this.owners = owners;
    }

    Map<String, Action> actions() {
        return Map.of(
                "TagUser", this::tagUser,
                "UntagUser", this::untagUser,
                "ListUserTags",
                        call -> list(call, owners.require(call, OwnerKind.USER).tags()),
                "TagRole", this::tagRole,
                "UntagRole", this::untagRole,
                "ListRoleTags",
                        call -> list(call, owners.require(call, OwnerKind.ROLE).tags()),
                "TagPolicy", this::tagPolicy,
                "UntagPolicy", this::untagPolicy,
                "ListPolicyTags",
                        call -> list(
                                call,
                                PolicyArn.of(call.require("PolicyArn"))
                                        .require(call, directory)
                                        .tags()));
    }

    private static Xml list(IamCall call, Map<String, String> tags) {
        return Page.ofNames(call.form(), tags.keySet())
                .write(
                        "Tags",
                        name -> new Xml()
                                .text("Key", name)
                                .text(
                                        "Value",
                                        Optional.ofNullable(tags.get(name)).orElse("")));
    }

    private Xml tagUser(IamCall call) {
        Owner user = owners.require(call, OwnerKind.USER);
        directory.users().tag(user.account(), user.name(), call.form().tags());
        return new Xml();
    }

    private Xml untagUser(IamCall call) {
        Owner user = owners.require(call, OwnerKind.USER);
        directory.users().untag(user.account(), user.name(), tagKeys(call));
        return new Xml();
    }

    private Xml tagRole(IamCall call) {
        Owner role = owners.require(call, OwnerKind.ROLE);
        directory.roles().tag(role.account(), role.name(), call.form().tags());
        return new Xml();
    }

    private Xml untagRole(IamCall call) {
        Owner role = owners.require(call, OwnerKind.ROLE);
        directory.roles().untag(role.account(), role.name(), tagKeys(call));
        return new Xml();
    }

    private Xml tagPolicy(IamCall call) {
        ManagedPolicy policy = PolicyArn.of(call.require("PolicyArn")).requireOwn(call, directory);
        directory
                .managedPolicies()
                .tag(policy.account(), policy.name(), call.form().tags());
        return new Xml();
    }

    private Xml untagPolicy(IamCall call) {
        ManagedPolicy policy = PolicyArn.of(call.require("PolicyArn")).requireOwn(call, directory);
        directory.managedPolicies().untag(policy.account(), policy.name(), tagKeys(call));
        return new Xml();
    }

    private static List<String> tagKeys(IamCall call) {
        return call.form().list("TagKeys");
    }
}
