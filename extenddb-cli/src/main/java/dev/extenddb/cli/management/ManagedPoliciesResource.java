package dev.extenddb.cli.management;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.extenddb.iam.Group;
import dev.extenddb.iam.IamPath;
import dev.extenddb.iam.ManagedPolicies;
import dev.extenddb.iam.ManagedPolicy;
import dev.extenddb.iam.ManagedPolicy.Version;
import dev.extenddb.iam.PolicyHolders;
import dev.extenddb.iam.PolicyUse;
import dev.extenddb.iam.Role;
import dev.extenddb.iam.User;
import java.util.EnumSet;
import java.util.List;
import java.util.function.Function;

/** Managed policies of accounts, and their versions. */
final class ManagedPoliciesResource {

    private static final String PATH = "/accounts/{account}/policies";
    private static final String ONE = PATH + "/{policy}";
    private static final String VERSIONS = ONE + "/versions";

    private static final View<ManagedPolicy> POLICY = View.<ManagedPolicy>named("ManagedPolicy")
            .text("account_id", "The account.", ManagedPolicy::account)
            .text("policy_name", "The policy's name.", ManagedPolicy::name)
            .text("policy_id", "Never used again, unlike the name.", ManagedPolicy::id)
            .text("policy_arn", "The policy's ARN.", ManagedPolicy::arn)
            .text("path", "A part of the ARN.", policy -> policy.path().text())
            .text("description", "For people.", ManagedPolicy::description)
            .text("default_version", "The version that has effect.", ManagedPolicy::defaultVersion)
            .json("versions", "array", "The ids of all versions.", policy -> {
                var ids = JsonNodeFactory.instance.arrayNode();
                policy.versions().forEach(version -> ids.add(version.id()));
                return ids;
            })
            .json("policy_document", "object", "What it says.", policy -> Views.json(policy.document()))
            .time("created_at", "When the policy was added.", ManagedPolicy::createdAt);

    private record Shown(Version version, boolean isDefault) {}

    private static final View<Shown> VERSION = View.<Shown>named("PolicyVersion")
            .text("version_id", "The version's id.", shown -> shown.version().id())
            .flag("is_default", "Whether it has effect.", Shown::isDefault)
            .json(
                    "policy_document",
                    "object",
                    "What it says.",
                    shown -> Views.json(shown.version().document()))
            .time("created_at", "When it was added.", shown -> shown.version().createdAt());

    private static final View<PolicyHolders> HOLDERS = View.<PolicyHolders>named("PolicyHolders")
            .texts("users", "Names of users.", holders -> names(holders.users(), User::name))
            .texts("groups", "Names of groups.", holders -> names(holders.groups(), Group::name))
            .texts("roles", "Names of roles.", holders -> names(holders.roles(), Role::name));

    private final Services services;
    private final ManagedPolicies policies;

    ManagedPoliciesResource(Services services) {
        this.services = services;
        this.policies = services.directory().managedPolicies();
    }

    List<Route> routes() {
        return List.of(
                RouteForm.post(PATH, "iam:CreatePolicy", "Adds a managed policy.")
                        .body(
                                Field.text("policy_name", "1 to 128 letters, digits and characters of `_+=,.@-`."),
                                Field.policy("policy_document", "An identity-based policy."),
                                Field.text("description", "For people.").optional(),
                                Views.PATH)
                        .making("policy_name")
                        .gives(POLICY, this::create),
                RouteForm.get(PATH, "Lists managed policies.")
                        .lists(
                                POLICY,
                                ManagedPolicy::name,
                                call -> policies.list(call.account(), call.after(), call.limit())),
                RouteForm.get(ONE, "Shows a managed policy.").gives(POLICY, this::find),
                RouteForm.delete(
                                ONE,
                                "iam:DeletePolicy",
                                "Deletes a managed policy that hangs on nobody and bounds nobody.")
                        .tells(this::delete),
                RouteForm.get(ONE + "/attachments", "Shows on whom a managed policy hangs, and whom it bounds.")
                        .gives(HOLDERS, this::holders),
                RouteForm.put(ONE + "/default-version", "iam:SetDefaultPolicyVersion", "Says which version has effect.")
                        .body(Field.text("version_id", "The version."))
                        .gives(
                                POLICY,
                                call -> policies.setDefaultVersion(
                                        call.account(), call.at("policy"), call.text("version_id"))),
                RouteForm.post(VERSIONS, "iam:CreatePolicyVersion", "Adds a version, of which there may be five.")
                        .body(
                                Field.policy("policy_document", "An identity-based policy."),
                                Field.flag("set_as_default", "Whether it has effect from now on; true unless given.")
                                        .optional())
                        .gives(VERSION, this::addVersion),
                RouteForm.get(VERSIONS, "Lists versions.").listsAll(VERSION, this::versions),
                RouteForm.get(VERSIONS + "/{version}", "Shows a version.").gives(VERSION, this::version),
                RouteForm.delete(
                                VERSIONS + "/{version}",
                                "iam:DeletePolicyVersion",
                                "Deletes a version that has no effect.")
                        .tells(this::deleteVersion));
    }

    private static <T> List<String> names(List<T> holders, Function<T, String> name) {
        return holders.stream().map(name).toList();
    }

    private PolicyHolders holders(Call call) {
        return services.directory().holdersOf(find(call), call.account(), EnumSet.allOf(PolicyUse.class));
    }

    private ManagedPolicy create(Call call) {
        return policies.create(
                call.account(),
                call.findText("path")
                        .map(path -> IamPath.ofPolicy("path", path))
                        .orElse(IamPath.ROOT),
                call.text("policy_name"),
                call.findText("description").orElse(""),
                call.body().policy("policy_document").orElseThrow());
    }

    private ManagedPolicy find(Call call) {
        return policies.find(call.account(), call.at("policy"))
                .orElseThrow(
                        () -> ApiException.absent("The policy with name " + call.at("policy") + " cannot be found."));
    }

    private String delete(Call call) {
        ManagedPolicy policy = find(call);
        services.directory().deletePolicy(call.account(), policy.name(), deleted -> {});
        return "Policy " + policy.name() + " is deleted.";
    }

    private Shown addVersion(Call call) {
        boolean asDefault = call.body()
                .find("set_as_default")
                .map(flag -> flag.booleanValue())
                .orElse(true);
        String document = call.body().policy("policy_document").orElseThrow();
        ManagedPolicy policy = policies.addVersion(call.account(), call.at("policy"), document, asDefault);
        return shown(policy, policy.versions().get(policy.versions().size() - 1));
    }

    private List<Shown> versions(Call call) {
        ManagedPolicy policy = find(call);
        return policy.versions().stream().map(version -> shown(policy, version)).toList();
    }

    private Shown version(Call call) {
        ManagedPolicy policy = find(call);
        return policy.version(call.at("version"))
                .map(version -> shown(policy, version))
                .orElseThrow(() -> ApiException.absent(
                        "Policy " + policy.arn() + " version " + call.at("version") + " does not exist."));
    }

    private static Shown shown(ManagedPolicy policy, Version version) {
        return new Shown(version, version.id().equals(policy.defaultVersion()));
    }

    private String deleteVersion(Call call) {
        policies.deleteVersion(call.account(), call.at("policy"), call.at("version"));
        return "Version " + call.at("version") + " of policy " + call.at("policy") + " is deleted.";
    }
}
