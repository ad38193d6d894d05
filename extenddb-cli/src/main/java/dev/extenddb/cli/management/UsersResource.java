package dev.extenddb.cli.management;

import dev.extenddb.iam.NewUser;
import dev.extenddb.iam.User;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Users of accounts. */
final class UsersResource {

    static final String PATH = "/accounts/{account}/users";
    static final String ONE = PATH + "/{user}";

    static final View<User> USER = View.<User>named("User")
            .text("account_id", "The account.", User::account)
            .text("user_name", "The user's name.", User::name)
            .text("user_id", "Never used again, unlike the name.", User::id)
            .text("user_arn", "The user's ARN.", User::arn)
            .text("path", "A part of the ARN.", user -> user.path().text())
            .flag(
                    "has_console_access",
                    "Whether the user has a password.",
                    user -> user.passwordHash().isPresent())
            .flag(
                    "has_permissions_boundary",
                    "Whether a boundary cuts what its policies give.",
                    user -> user.policies().boundary().isPresent())
            .texts(
                    "groups",
                    "The groups that the user is in.",
                    user -> user.groups().keySet())
            .json("tags", "array", "The user's tags.", user -> Views.tags(user.tags()))
            .time("created_at", "When the user was added.", User::createdAt);

    private final Services services;

    UsersResource(Services services) {
        this.services = services;
    }

    List<Route> routes() {
        return List.of(
                RouteForm.post(PATH, "iam:CreateUser", "Adds a user.")
                        .body(
                                Field.text("user_name", "1 to 64 letters, digits and characters of `_+=,.@-`."),
                                Field.text("password", "1 to 72 bytes; a user without one cannot log in.")
                                        .optional(),
                                Views.PATH)
                        .making("user_name")
                        .gives(USER, this::create),
                RouteForm.get(PATH, "Lists users.")
                        .lists(
                                USER,
                                User::name,
                                call -> services.directory().users().list(call.account(), call.after(), call.limit())),
                RouteForm.get(ONE, "Shows a user.").by(Access.THE_USER).gives(USER, call -> find(services, call)),
                RouteForm.delete(ONE, "iam:DeleteUser", "Deletes a user with all that hangs on it, in one step.")
                        .tells(this::delete),
                RouteForm.put(ONE + "/password", "iam:UpdateLoginProfile", "Sets a user's password.")
                        .by(Access.THE_USER)
                        .body(Field.text("password", "1 to 72 bytes."))
                        .tells(this::setPassword),
                RouteForm.delete(ONE + "/password", "iam:DeleteLoginProfile", "Takes a user's password away.")
                        .tells(this::removePassword),
                RouteForm.get(ONE + "/groups", "Lists the groups that a user is in.")
                        .by(Access.THE_USER)
                        .listsAll(
                                Views.name("GroupName", "group_name"),
                                call -> find(services, call).groups().keySet().stream()
                                        .sorted()
                                        .toList()));
    }

    static User find(Services services, Call call) {
        String name = call.at("user");
        return services.directory()
                .users()
                .find(call.account(), name)
                .orElseThrow(() -> ApiException.absent("The user with name " + name + " cannot be found."));
    }

    private User create(Call call) {
        Optional<String> hash = call.findText("password").map(services.passwords()::of);
        var user = new NewUser(Views.path(call), call.text("user_name"), hash, Map.of(), Optional.empty());
        return services.directory().users().create(call.account(), user);
    }

    private String delete(Call call) {
        services.directory().users().delete(call.account(), call.at("user"));
        return "User " + call.at("user") + " is deleted.";
    }

    private String setPassword(Call call) {
        Optional<String> hash = Optional.of(services.passwords().of(call.text("password")));
        services.directory().users().setPassword(call.account(), call.at("user"), hash);
        return "The password of user " + call.at("user") + " is changed.";
    }

    private String removePassword(Call call) {
        services.directory().users().setPassword(call.account(), call.at("user"), Optional.empty());
        return "User " + call.at("user") + " has no password.";
    }
}
