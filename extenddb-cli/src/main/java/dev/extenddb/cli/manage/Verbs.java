package dev.extenddb.cli.manage;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** All subcommands of {@code manage}. */
public final class Verbs {

    private static final String ACCOUNT = "/accounts/{account}";
    private static final String USERS = ACCOUNT + "/users";
    private static final String USER = USERS + "/{user}";
    private static final String KEYS = USER + "/access-keys";
    private static final String GROUPS = ACCOUNT + "/groups";
    private static final String GROUP = GROUPS + "/{group}";
    private static final String ROLES = ACCOUNT + "/roles";
    private static final String ROLE = ROLES + "/{role}";
    private static final String POLICIES = ACCOUNT + "/policies";
    private static final String POLICY = POLICIES + "/{policy}";

    private Verbs() {}

    static List<Verb> all() {
        var all = new ArrayList<Verb>();
        all.addAll(administrators());
        all.addAll(accounts());
        all.addAll(users());
        all.addAll(accessKeys());
        all.addAll(groups());
        all.addAll(roles());
        all.addAll(principal("user", USER));
        all.addAll(principal("group", GROUP));
        all.addAll(principal("role", ROLE));
        all.addAll(boundaryAndTags("user", USER));
        all.addAll(boundaryAndTags("role", ROLE));
        all.addAll(managedPolicies());
        all.addAll(sessions());
        all.addAll(server());
        return all;
    }

    private static List<Verb> administrators() {
        return List.of(
                Verb.of("create-admin", "POST", "/admins", "Add an administrator.")
                        .text("--admin-name", "admin_name")
                        .text("--admin-password", "password"),
                Verb.of("list-admins", "GET", "/admins", "List administrators.").paged(),
                Verb.of("get-admin", "GET", "/admins/{admin}", "Show an administrator."),
                Verb.of("delete-admin", "DELETE", "/admins/{admin}", "Remove another administrator."),
                Verb.of("change-admin-password", "PUT", "/admins/{admin}/password", "Replace a password.")
                        .text("--new-password", "password"));
    }

    private static List<Verb> accounts() {
        return List.of(
                Verb.of("create-account", "POST", "/accounts", "Create an account.")
                        .maybeText("--account-id", "account_id")
                        .text("--account-name", "account_name"),
                Verb.of("list-accounts", "GET", "/accounts", "List accounts.").paged(),
                Verb.of("get-account", "GET", ACCOUNT, "Show an account."),
                Verb.of("delete-account", "DELETE", ACCOUNT, "Delete an account without tables, with all its users."));
    }

    private static List<Verb> users() {
        return List.of(
                Verb.of("create-user", "POST", USERS, "Add a user.")
                        .text("--user-name", "user_name")
                        .maybeText("--user-password", "password")
                        .maybeText("--path", "path"),
                Verb.of("list-users", "GET", USERS, "List users.").paged(),
                Verb.of("get-user", "GET", USER, "Show a user."),
                Verb.of("delete-user", "DELETE", USER, "Delete a user with all that hangs on it."),
                Verb.of("change-user-password", "PUT", USER + "/password", "Set a user's password.")
                        .text("--new-password", "password"),
                Verb.of("delete-user-password", "DELETE", USER + "/password", "Take a user's password away."),
                Verb.of("list-groups-for-user", "GET", USER + "/groups", "List the groups that a user is in."));
    }

    private static List<Verb> accessKeys() {
        return List.of(
                Verb.of("create-access-key", "POST", KEYS, "Make an access key; its secret is shown only now."),
                Verb.of("import-access-key", "POST", KEYS + "/import", "Add an access key that was made elsewhere.")
                        .text("--access-key-id", "access_key_id")
                        .text("--secret-access-key", "secret_access_key"),
                Verb.of("list-access-keys", "GET", KEYS, "List access keys, and when each was last used."),
                Verb.of("get-access-key", "GET", KEYS + "/{key}", "Show an access key."),
                Verb.of("activate-access-key", "PUT", KEYS + "/{key}", "Let an access key be used.")
                        .saying("active", true),
                Verb.of("deactivate-access-key", "PUT", KEYS + "/{key}", "Let an access key be used no longer.")
                        .saying("active", false),
                Verb.of("delete-access-key", "DELETE", KEYS + "/{key}", "Delete an access key."));
    }

    private static List<Verb> groups() {
        return List.of(
                Verb.of("create-group", "POST", GROUPS, "Add a group.")
                        .text("--group-name", "group_name")
                        .maybeText("--path", "path"),
                Verb.of("list-groups", "GET", GROUPS, "List groups.").paged(),
                Verb.of("get-group", "GET", GROUP, "Show a group."),
                Verb.of("delete-group", "DELETE", GROUP, "Delete a group; its members stay."),
                Verb.of("add-group-member", "POST", GROUP + "/members", "Make a user a member.")
                        .text("--user-name", "user_name"),
                Verb.of("list-group-members", "GET", GROUP + "/members", "List members.")
                        .paged(),
                Verb.of("remove-group-member", "DELETE", GROUP + "/members/{user}", "End a membership."));
    }

    private static List<Verb> roles() {
        return List.of(
                Verb.of("create-role", "POST", ROLES, "Add a role.")
                        .text("--role-name", "role_name")
                        .json("--trust-policy", "trust_policy")
                        .maybeText("--path", "path"),
                Verb.of("list-roles", "GET", ROLES, "List roles.").paged(),
                Verb.of("get-role", "GET", ROLE, "Show a role."),
                Verb.of("update-role", "PUT", ROLE, "Say how long sessions of a role may last.")
                        .number("--max-session-seconds", "max_session_seconds"),
                Verb.of("put-trust-policy", "PUT", ROLE + "/trust-policy", "Say who may take a role on.")
                        .document("--policy-document"),
                Verb.of("delete-role", "DELETE", ROLE, "Delete a role with all that hangs on it."),
                Verb.of("assume-role", "POST", ROLE + "/assume", "Make temporary credentials of a role.")
                        .text("--caller-arn", "caller_arn")
                        .text("--session-name", "session_name")
                        .maybeJson("--session-tags", "session_tags")
                        .maybeJson("--session-policy", "session_policy")
                        .maybeNumber("--duration-seconds", "duration_seconds")
                        .maybeText("--external-id", "external_id"));
    }

    private static List<Verb> principal(String what, String one) {
        String inline = one + "/policy/{policy}";
        String attached = one + "/attached-policies";
        return List.of(
                Verb.of("put-" + what + "-policy", "PUT", inline, "Put an inline policy on a " + what + ".")
                        .document("--policy-document"),
                Verb.of("get-" + what + "-policy", "GET", inline, "Show an inline policy of a " + what + "."),
                Verb.of("list-" + what + "-policies", "GET", one + "/policies", "List a " + what + "'s policies."),
                Verb.of("delete-" + what + "-policy", "DELETE", inline, "Delete an inline policy of a " + what + "."),
                Verb.of(
                        "attach-" + what + "-policy",
                        "PUT",
                        attached + "/{policy}",
                        "Attach a managed policy to a " + what + "."),
                Verb.of(
                        "detach-" + what + "-policy",
                        "DELETE",
                        attached + "/{policy}",
                        "Detach a managed policy from a " + what + "."),
                Verb.of(
                        "list-attached-" + what + "-policies",
                        "GET",
                        attached,
                        "List the managed policies of a " + what + "."));
    }

    private static List<Verb> boundaryAndTags(String what, String one) {
        String boundary = one + "/permissions-boundary";
        String tags = one + "/tags";
        return List.of(
                Verb.of("set-" + what + "-boundary", "PUT", boundary, "Set a " + what + "'s permissions boundary.")
                        .document("--policy-document"),
                Verb.of("get-" + what + "-boundary", "GET", boundary, "Show a " + what + "'s permissions boundary."),
                Verb.of("delete-" + what + "-boundary", "DELETE", boundary, "Take a " + what + "'s boundary away."),
                Verb.of("tag-" + what, "PUT", tags, "Set tags, such as [{\"key\":\"team\",\"value\":\"x\"}].")
                        .json("--tags", "tags"),
                Verb.of("untag-" + what, "DELETE", tags, "Remove tags.").names("--tag-keys", "tag_keys"),
                Verb.of("list-" + what + "-tags", "GET", tags, "List tags."));
    }

    private static List<Verb> managedPolicies() {
        String versions = POLICY + "/versions";
        return List.of(
                Verb.of("create-policy", "POST", POLICIES, "Add a managed policy.")
                        .text("--policy-name", "policy_name")
                        .json("--policy-document", "policy_document")
                        .maybeText("--description", "description")
                        .maybeText("--path", "path"),
                Verb.of("list-policies", "GET", POLICIES, "List managed policies.")
                        .paged(),
                Verb.of("get-policy", "GET", POLICY, "Show a managed policy."),
                Verb.of(
                        "delete-policy",
                        "DELETE",
                        POLICY,
                        "Delete a managed policy that hangs on nobody and bounds nobody."),
                Verb.of("list-policy-attachments", "GET", POLICY + "/attachments", "Show on whom a policy hangs."),
                Verb.of("create-policy-version", "POST", versions, "Add a version of a managed policy.")
                        .json("--policy-document", "policy_document")
                        .maybeFlag("--set-as-default", "set_as_default"),
                Verb.of("list-policy-versions", "GET", versions, "List versions of a managed policy."),
                Verb.of("get-policy-version", "GET", versions + "/{version}", "Show a version."),
                Verb.of("delete-policy-version", "DELETE", versions + "/{version}", "Delete a version without effect."),
                Verb.of(
                                "set-default-policy-version",
                                "PUT",
                                POLICY + "/default-version",
                                "Say which version has effect.")
                        .text("--version-id", "version_id"));
    }

    private static List<Verb> sessions() {
        String sessions = ACCOUNT + "/sessions";
        return List.of(
                Verb.of("list-sessions", "GET", sessions, "List sessions that have not ended.")
                        .paged(),
                Verb.of("revoke-session", "DELETE", sessions + "/{key}", "End a session before its time."));
    }

    private static List<Verb> server() {
        return List.of(
                Verb.of("simulate", "POST", "/simulate", "Say what policies say of a request, and which statement.")
                        .text("--action", "action")
                        .text("--resource", "resource")
                        .maybeText("--principal-arn", "principal_arn")
                        .maybeJson("--policies", "policies")
                        .maybeJson("--resource-policy", "resource_policy")
                        .maybeJson("--context", "context"),
                Verb.of("list-settings", "GET", "/settings", "List settings."),
                Verb.of("get-setting", "GET", "/settings/{setting}", "Show a setting."),
                Verb.of("set-setting", "PUT", "/settings/{setting}", "Change a setting.")
                        .text("--value", "value"),
                Verb.of("audit", "GET", "/audit", "List what was done, oldest first.")
                        .paged()
                        .query("--actor", "actor")
                        .query("--action", "action")
                        .query("--account-id", "account")
                        .query("--from", "from")
                        .query("--to", "to"),
                Verb.of("cache invalidate", "POST", "/cache/invalidate", "Let the server forget what it remembers.")
                        .maybeText("--scope", "scope"));
    }

    /** The words of a name, without case. */
    static List<String> words(Verb verb) {
        return List.of(verb.name().toLowerCase(Locale.ROOT).split(" ", -1));
    }
}
