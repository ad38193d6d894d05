package dev.extenddb.iamapi;

import dev.extenddb.iam.Directory;
import dev.extenddb.iam.NewRole;
import dev.extenddb.iam.Role;
import dev.extenddb.query.Xml;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/** Roles. Thread-safe. */
final class RoleActions {

    private final Directory directory;
    private final Owners owners;

    RoleActions(Directory directory, Owners owners) {
        this.directory = directory;
        this.owners = owners;
    }

    Map<String, Action> actions() {
        return Map.of(
                "CreateRole", this::create,
                "GetRole", this::get,
                "ListRoles", this::list,
                "UpdateRole", this::update,
                "UpdateRoleDescription", this::updateDescription,
                "UpdateAssumeRolePolicy", this::updateTrust,
                "DeleteRole", this::delete);
    }

    private Xml create(IamCall call) {
        owners.allowCreation(call, OwnerKind.ROLE);
        Role role = directory
                .roles()
                .create(
                        call.account(),
                        new NewRole(
                                call.path(),
                                call.require("RoleName"),
                                call.require("AssumeRolePolicyDocument"),
                                call.form().find("Description").orElse(""),
                                longestSession(call).orElse(NewRole.USUAL_SESSION),
                                call.form().tags(),
                                Boundaries.of(call)));
        return new Xml().element("Role", Shapes.roleInFull(role));
    }

    private static Optional<Duration> longestSession(IamCall call) {
        return call.form().find("MaxSessionDuration").isPresent()
                ? Optional.of(Duration.ofSeconds(call.form().number("MaxSessionDuration", 0)))
                : Optional.empty();
    }

    private void configure(IamCall call, Role role) {
        call.form()
                .find("Description")
                .ifPresent(text -> directory.roles().setDescription(role.account(), role.name(), text));
        longestSession(call)
                .ifPresent(longest -> directory.roles().setLongestSession(role.account(), role.name(), longest));
    }

    private Xml get(IamCall call) {
        return new Xml().element("Role", Shapes.roleInFull(role(call)));
    }

    private Xml list(IamCall call) {
        call.allowAnywhere();
        PathPrefix prefix = PathPrefix.ofPrincipals(call);
        Predicate<Role> wanted = role -> prefix.covers(role.path());
        return Page.of(
                        call.form(),
                        (after, limit) -> directory.roles().list(call.account(), after, limit, wanted),
                        Role::name)
                .write("Roles", Shapes::role);
    }

    private Xml update(IamCall call) {
        configure(call, role(call));
        return new Xml();
    }

    private Xml updateDescription(IamCall call) {
        Role role = role(call);
        directory.roles().setDescription(role.account(), role.name(), call.require("Description"));
        return new Xml().element("Role", Shapes.roleInFull(find(role.account(), role.name())));
    }

    private Xml updateTrust(IamCall call) {
        Role role = role(call);
        directory.roles().setTrustPolicy(role.account(), role.name(), call.require("PolicyDocument"));
        return new Xml();
    }

    private Xml delete(IamCall call) {
        Owner owner = owners.require(call, OwnerKind.ROLE);
        directory.roles().delete(owner.account(), owner.name(), role -> UserActions.requireBare(role.policies()));
        return new Xml();
    }

    private Role role(IamCall call) {
        Owner owner = owners.require(call, OwnerKind.ROLE);
        return find(owner.account(), owner.name());
    }

    private Role find(String account, String name) {
        return directory.roles().find(account, name).orElseThrow(() -> Owners.absent("role", name));
    }
}
