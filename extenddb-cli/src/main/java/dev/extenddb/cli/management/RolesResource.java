package dev.extenddb.cli.management;

import dev.extenddb.iam.Role;
import java.time.Duration;
import java.util.List;

/** Roles of accounts. */
final class RolesResource {

    static final String PATH = "/accounts/{account}/roles";
    static final String ONE = PATH + "/{role}";

    private static final View<Role> ROLE = View.<Role>named("Role")
            .text("account_id", "The account.", Role::account)
            .text("role_name", "The role's name.", Role::name)
            .text("role_id", "Never used again, unlike the name.", Role::id)
            .text("role_arn", "The role's ARN.", Role::arn)
            .text("path", "A part of the ARN.", role -> role.path().text())
            .json("trust_policy", "object", "Who may take it on.", role -> Views.json(role.trustPolicy()))
            .number(
                    "max_session_seconds",
                    "How long a session may last.",
                    role -> role.longestSession().toSeconds())
            .flag(
                    "has_permissions_boundary",
                    "Whether a boundary cuts what its policies give.",
                    role -> role.policies().boundary().isPresent())
            .json("tags", "array", "The role's tags.", role -> Views.tags(role.tags()))
            .time("created_at", "When the role was added.", Role::createdAt);

    private final Services services;

    RolesResource(Services services) {
        this.services = services;
    }

    List<Route> routes() {
        return List.of(
                RouteForm.post(PATH, "iam:CreateRole", "Adds a role.")
                        .body(
                                Field.text("role_name", "1 to 64 letters, digits and characters of `_+=,.@-`."),
                                Field.policy("trust_policy", "Says who may take the role on."),
                                Views.PATH)
                        .making("role_name")
                        .gives(ROLE, this::create),
                RouteForm.get(PATH, "Lists roles.")
                        .lists(
                                ROLE,
                                Role::name,
                                call -> services.directory().roles().list(call.account(), call.after(), call.limit())),
                RouteForm.get(ONE, "Shows a role.").gives(ROLE, call -> find(services, call)),
                RouteForm.put(ONE, "iam:UpdateRole", "Says how long sessions of a role may last.")
                        .body(Field.number("max_session_seconds", "3600 to 43200."))
                        .gives(ROLE, this::update),
                RouteForm.put(
                                ONE + "/trust-policy",
                                "iam:UpdateAssumeRolePolicy",
                                "Replaces the policy that says who may take a role on.")
                        .body("A role trust policy.")
                        .gives(ROLE, this::setTrustPolicy),
                RouteForm.delete(ONE, "iam:DeleteRole", "Deletes a role with all that hangs on it; its sessions end.")
                        .tells(this::delete));
    }

    static Role find(Services services, Call call) {
        return services.directory()
                .roles()
                .find(call.account(), call.at("role"))
                .orElseThrow(() -> ApiException.absent("The role with name " + call.at("role") + " cannot be found."));
    }

    private Role create(Call call) {
        String trust = call.body().policy("trust_policy").orElseThrow();
        return services.directory().roles().create(call.account(), Views.path(call), call.text("role_name"), trust);
    }

    private Role update(Call call) {
        Duration longest =
                Duration.ofSeconds(call.findNumber("max_session_seconds").orElseThrow());
        services.directory().roles().setLongestSession(call.account(), call.at("role"), longest);
        return find(services, call);
    }

    private Role setTrustPolicy(Call call) {
        services.directory().roles().setTrustPolicy(call.account(), call.at("role"), call.text());
        return find(services, call);
    }

    private String delete(Call call) {
        services.directory().roles().delete(call.account(), call.at("role"));
        return "Role " + call.at("role") + " is deleted.";
    }
}
