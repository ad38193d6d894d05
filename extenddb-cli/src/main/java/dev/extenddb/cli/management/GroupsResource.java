package dev.extenddb.cli.management;

import dev.extenddb.iam.Group;
import dev.extenddb.iam.User;
import java.util.List;

/** Groups of users. */
final class GroupsResource {

    static final String PATH = "/accounts/{account}/groups";
    static final String ONE = PATH + "/{group}";

    private static final View<Group> GROUP = View.<Group>named("Group")
            .text("account_id", "The account.", Group::account)
            .text("group_name", "The group's name.", Group::name)
            .text("group_id", "Never used again, unlike the name.", Group::id)
            .text("group_arn", "The group's ARN.", Group::arn)
            .text("path", "A part of the ARN.", group -> group.path().text())
            .time("created_at", "When the group was added.", Group::createdAt);

    private final Services services;

    GroupsResource(Services services) {
        this.services = services;
    }

    List<Route> routes() {
        return List.of(
                RouteForm.post(PATH, "iam:CreateGroup", "Adds a group.")
                        .body(
                                Field.text("group_name", "1 to 128 letters, digits and characters of `_+=,.@-`."),
                                Views.PATH)
                        .making("group_name")
                        .gives(
                                GROUP,
                                call -> services.directory()
                                        .groups()
                                        .create(call.account(), Views.path(call), call.text("group_name"))),
                RouteForm.get(PATH, "Lists groups.")
                        .lists(
                                GROUP,
                                Group::name,
                                call -> services.directory().groups().list(call.account(), call.after(), call.limit())),
                RouteForm.get(ONE, "Shows a group.").gives(GROUP, call -> find(services, call)),
                RouteForm.delete(ONE, "iam:DeleteGroup", "Deletes a group with its policies; its members stay.")
                        .tells(this::delete),
                RouteForm.post(ONE + "/members", "iam:AddUserToGroup", "Makes a user a member.")
                        .body(Field.text("user_name", "The user."))
                        .making("user_name")
                        .tells(this::join),
                RouteForm.get(ONE + "/members", "Lists members.")
                        .lists(Views.name("UserName", "user_name"), name -> name, this::members),
                RouteForm.delete(
                                ONE + "/members/{user}",
                                "iam:RemoveUserFromGroup",
                                "Ends a membership; without one nothing happens.")
                        .tells(this::leave));
    }

    static Group find(Services services, Call call) {
        return services.directory()
                .groups()
                .find(call.account(), call.at("group"))
                .orElseThrow(
                        () -> ApiException.absent("The group with name " + call.at("group") + " cannot be found."));
    }

    private String delete(Call call) {
        services.directory().groups().delete(call.account(), call.at("group"));
        return "Group " + call.at("group") + " is deleted.";
    }

    private String join(Call call) {
        services.directory().users().join(call.account(), call.text("user_name"), call.at("group"));
        return "User " + call.text("user_name") + " is in group " + call.at("group") + ".";
    }

    private List<String> members(Call call) {
        return services.directory().users().membersOf(find(services, call), call.after(), call.limit()).stream()
                .map(User::name)
                .toList();
    }

    private String leave(Call call) {
        Group group = find(services, call);
        services.directory().users().leave(call.account(), call.at("user"), group.name());
        return "User " + call.at("user") + " is not in group " + group.name() + ".";
    }
}
