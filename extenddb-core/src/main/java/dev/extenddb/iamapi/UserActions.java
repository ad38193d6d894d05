package dev.extenddb.iamapi;

import dev.extenddb.iam.AttachedPolicies;
import dev.extenddb.iam.Directory;
import dev.extenddb.iam.IamException;
import dev.extenddb.iam.IamPath;
import dev.extenddb.iam.NewUser;
import dev.extenddb.iam.User;
import dev.extenddb.query.Xml;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/** Users. Thread-safe. */
final class UserActions {

    private final Directory directory;
    private final Owners owners;

    UserActions(Directory directory, Owners owners) {
        this.directory = directory;
        this.owners = owners;
    }

    Map<String, Action> actions() {
        return Map.of(
                "CreateUser", this::create,
                "GetUser", this::get,
                "ListUsers", this::list,
                "UpdateUser", this::update,
                "DeleteUser", this::delete);
    }

    private Xml create(IamCall call) {
        owners.allowCreation(call, OwnerKind.USER);
        User user = directory
                .users()
                .create(
                        call.account(),
                        new NewUser(
                                call.path(),
                                call.require("UserName"),
                                Optional.empty(),
                                call.form().tags(),
                                Boundaries.of(call)));
        return new Xml().element("User", Shapes.userInFull(user));
    }

    private Xml get(IamCall call) {
        Owner owner = owners.requireUser(call);
        return new Xml().element("User", Shapes.userInFull(find(owner.account(), owner.name())));
    }

    private Xml list(IamCall call) {
        call.allowAnywhere();
        PathPrefix prefix = PathPrefix.ofPrincipals(call);
        Predicate<User> wanted = user -> prefix.covers(user.path());
        return Page.of(
                        call.form(),
                        (after, limit) -> directory.users().list(call.account(), after, limit, wanted),
                        User::name)
                .write("Users", Shapes::user);
    }

    private Xml update(IamCall call) {
        Owner owner = owners.require(call, OwnerKind.USER);
        Optional<IamPath> path = call.newPath();
        String name = call.form().find("NewUserName").orElse(owner.name());
        if (path.isPresent() || !name.equals(owner.name())) {
            owners.allowMoving(call, OwnerKind.USER, path.orElse(owner.path()), name);
            User unused = directory.users().move(owner.account(), owner.name(), path, name);
        }
        return new Xml();
    }

    private Xml delete(IamCall call) {
        Owner owner = owners.require(call, OwnerKind.USER);
        directory.users().delete(owner.account(), owner.name(), this::requireBare);
        return new Xml();
    }

    private void requireBare(User user) {
        refuseIf(!directory.groups().of(user).isEmpty(), "must remove users from group first.");
        requireBare(user.policies());
        refuseIf(user.passwordHash().isPresent(), "must delete login profile first.");
        refuseIf(!user.accessKeys().isEmpty(), "must delete access keys first.");
    }

    /** Refuses to delete what policies hang on. */
    static void requireBare(AttachedPolicies policies) {
        refuseIf(!policies.managed().isEmpty(), "must detach all policies first.");
        refuseIf(!policies.inline().isEmpty(), "must delete policies first.");
    }

    static void refuseIf(boolean conflict, String remedy) {
        if (conflict) {
            throw new IamException(IamException.Code.DELETE_CONFLICT, "Cannot delete entity, " + remedy);
        }
    }

    private User find(String account, String name) {
        return directory.users().find(account, name).orElseThrow(() -> Owners.absent("user", name));
    }
}
