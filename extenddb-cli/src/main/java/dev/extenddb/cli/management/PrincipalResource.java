package dev.extenddb.cli.management;

import dev.extenddb.cli.management.Views.NamedDocument;
import dev.extenddb.iam.AttachedPolicies;
import dev.extenddb.iam.PolicyAttachments;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** What hangs on users, groups and roles alike: inline policies, managed policies and boundaries. */
final class PrincipalResource {

    private final String one;
    private final String what;
    private final String actionSuffix;
    private final PolicyAttachments attachments;
    private final Function<Call, AttachedPolicies> finder;

    /**
     * Routes for principals of one kind.
     *
     * @param one the path to one of them, whose last place is called as they are
     * @param what what they are called
     * @param actionSuffix the same as a part of actions
     * @param attachments changes what hangs on them
     * @param finder finds what hangs on the one that a call names
     */
    PrincipalResource(
            String one,
            String what,
            String actionSuffix,
            PolicyAttachments attachments,
            Function<Call, AttachedPolicies> finder) {
        this.one = one;
        this.what = what;
        this.actionSuffix = actionSuffix;
        this.attachments = attachments;
        this.finder = finder;
    }

    List<Route> routes() {
        var routes = new ArrayList<>(inline());
        routes.addAll(managed());
        return routes;
    }

    /** With boundaries, which groups have none of. */
    List<Route> routesWithBoundary() {
        var routes = new ArrayList<>(routes());
        routes.addAll(boundary());
        return routes;
    }

    private List<Route> inline() {
        return List.of(
                RouteForm.put(
                                one + "/policy/{policy}",
                                "iam:Put" + actionSuffix + "Policy",
                                "Puts an inline policy on a " + what + ", in place of the one of that name.")
                        .body("An identity-based policy.")
                        .tells(call -> {
                            attachments.put(call.account(), name(call), call.at("policy"), call.text());
                            return "Policy " + call.at("policy") + " is on " + what + " " + name(call) + ".";
                        }),
                RouteForm.get(one + "/policy/{policy}", "Shows an inline policy of a " + what + ".")
                        .gives(Views.POLICY, call -> inlinePolicy(call)),
                RouteForm.delete(
                                one + "/policy/{policy}",
                                "iam:Delete" + actionSuffix + "Policy",
                                "Deletes an inline policy of a " + what + ".")
                        .tells(call -> {
                            attachments.remove(call.account(), name(call), call.at("policy"));
                            return "Policy " + call.at("policy") + " of " + what + " " + name(call) + " is deleted.";
                        }),
                RouteForm.get(one + "/policies", "Lists the inline policies of a " + what + ".")
                        .listsAll(
                                Views.POLICY,
                                call -> finder.apply(call).inline().entrySet().stream()
                                        .sorted(Map.Entry.comparingByKey())
                                        .map(policy -> new NamedDocument(policy.getKey(), policy.getValue()))
                                        .toList()));
    }

    private NamedDocument inlinePolicy(Call call) {
        String policy = call.at("policy");
        return Optional.ofNullable(finder.apply(call).inline().get(policy))
                .map(document -> new NamedDocument(policy, document))
                .orElseThrow(() -> ApiException.absent("The policy with name " + policy + " cannot be found."));
    }

    private List<Route> managed() {
        String path = one + "/attached-policies";
        return List.of(
                RouteForm.put(
                                path + "/{policy}",
                                "iam:Attach" + actionSuffix + "Policy",
                                "Attaches a managed policy to a " + what + ".")
                        .tells(call -> {
                            attachments.attach(call.account(), name(call), call.at("policy"));
                            return "Policy " + call.at("policy") + " is on " + what + " " + name(call) + ".";
                        }),
                RouteForm.delete(
                                path + "/{policy}",
                                "iam:Detach" + actionSuffix + "Policy",
                                "Detaches a managed policy from a " + what + ".")
                        .tells(call -> {
                            attachments.detach(call.account(), name(call), call.at("policy"));
                            return "Policy " + call.at("policy") + " is not on " + what + " " + name(call) + ".";
                        }),
                RouteForm.get(path, "Lists the managed policies of a " + what + ".")
                        .listsAll(
                                Views.name("PolicyName", "policy_name"),
                                call -> finder.apply(call).managed().keySet().stream()
                                        .sorted()
                                        .toList()));
    }

    private List<Route> boundary() {
        String path = one + "/permissions-boundary";
        return List.of(
                RouteForm.put(
                                path,
                                "iam:Put" + actionSuffix + "PermissionsBoundary",
                                "Sets the permissions boundary of a " + what + ".")
                        .body("A permissions boundary, or the ARN of a managed policy.")
                        .tells(call -> {
                            attachments.setBoundary(
                                    call.account(),
                                    name(call),
                                    Optional.of(call.text().strip()));
                            return "The boundary of " + what + " " + name(call) + " is set.";
                        }),
                RouteForm.get(path, "Shows the permissions boundary of a " + what + ".")
                        .gives(
                                Views.BOUNDARY,
                                call -> finder.apply(call)
                                        .boundary()
                                        .orElseThrow(() -> ApiException.absent("The " + what + " with name "
                                                + name(call) + " has no permissions boundary."))),
                RouteForm.delete(
                                path,
                                "iam:Delete" + actionSuffix + "PermissionsBoundary",
                                "Takes the permissions boundary of a " + what + " away.")
                        .tells(call -> {
                            attachments.setBoundary(call.account(), name(call), Optional.empty());
                            return "The boundary of " + what + " " + name(call) + " is removed.";
                        }));
    }

    private String name(Call call) {
        return call.at(what);
    }
}
