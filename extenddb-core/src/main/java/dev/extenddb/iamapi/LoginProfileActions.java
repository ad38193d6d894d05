package dev.extenddb.iamapi;

import dev.extenddb.iam.Directory;
import dev.extenddb.iam.IamException;
import dev.extenddb.iam.PasswordHash;
import dev.extenddb.iam.User;
import dev.extenddb.query.QueryError;
import dev.extenddb.query.Xml;
import java.util.Map;
import java.util.Optional;

/** Passwords of users. Thread-safe. */
final class LoginProfileActions {

    private final Directory directory;
    private final Owners owners;
    private final PasswordHash passwords;

    LoginProfileActions(Directory directory, Owners owners, PasswordHash passwords) {
        this.directory = directory;
        this.owners = owners;
        this.passwords = passwords;
    }

    Map<String, Action> actions() {
        return Map.of(
                "CreateLoginProfile", this::create,
                "GetLoginProfile", this::get,
                "UpdateLoginProfile", this::update,
                "DeleteLoginProfile", this::delete,
                "ChangePassword", this::change);
    }

    private Xml create(IamCall call) {
        User user = user(call);
        if (user.passwordHash().isPresent()) {
            throw new IamException(
                    IamException.Code.ENTITY_ALREADY_EXISTS,
                    "Login Profile for user " + user.name() + " already exists.");
        }
        set(user, call.require("Password"));
        return describe(user);
    }

    private Xml get(IamCall call) {
        return describe(withPassword(call));
    }

    private Xml update(IamCall call) {
        User user = withPassword(call);
        call.form().find("Password").ifPresent(password -> set(user, password));
        return new Xml();
    }

    private Xml delete(IamCall call) {
        User user = withPassword(call);
        directory.users().setPassword(user.account(), user.name(), Optional.empty());
        return new Xml();
    }

    /** The sender's own password, by the old one. */
    private Xml change(IamCall call) {
        User user = user(call);
        String old = call.require("OldPassword");
        String wanted = call.require("NewPassword");
        if (user.passwordHash().filter(kept -> passwords.matches(old, kept)).isEmpty()) {
            throw new QueryError(403, "AccessDenied", "The old password was incorrect.").toRefusal();
        }
        set(user, wanted);
        return new Xml();
    }

    private User user(IamCall call) {
        Owner owner = owners.requireUser(call);
        return directory
                .users()
                .find(owner.account(), owner.name())
                .orElseThrow(() -> Owners.absent("user", owner.name()));
    }

    private User withPassword(IamCall call) {
        User user = user(call);
        if (user.passwordHash().isEmpty()) {
            throw new IamException(
                    IamException.Code.NO_SUCH_ENTITY, "Login Profile for User " + user.name() + " cannot be found.");
        }
        return user;
    }

    private void set(User user, String password) {
        try {
            directory.users().setPassword(user.account(), user.name(), Optional.of(passwords.of(password)));
        } catch (IllegalArgumentException e) {
            throw new QueryError(400, "PasswordPolicyViolation", e.getMessage()).toRefusal();
        }
    }

    private static Xml describe(User user) {
        return new Xml()
                .element(
                        "LoginProfile",
                        new Xml()
                                .text("UserName", user.name())
                                .text("CreateDate", Shapes.date(user.createdAt()))
                                .text("PasswordResetRequired", "false"));
    }
}
