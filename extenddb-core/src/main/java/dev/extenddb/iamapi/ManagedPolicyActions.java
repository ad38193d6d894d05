package dev.extenddb.iamapi;

import dev.extenddb.iam.Directory;
import dev.extenddb.iam.IamArn;
import dev.extenddb.iam.IamException;
import dev.extenddb.iam.IamPath;
import dev.extenddb.iam.ManagedPolicy;
import dev.extenddb.iam.PolicyHolders;
import dev.extenddb.iam.PolicyUse;
import dev.extenddb.policy.Resource;
import dev.extenddb.query.Xml;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

/** Managed policies. Thread-safe. */
final class ManagedPolicyActions {

    private static final String AWS = "aws";
    private static final String AWS_ARN = "arn:aws:iam::" + AWS + ":";

    private final Directory directory;

    ManagedPolicyActions(Directory directory) {
        this.directory = directory;
    }

    Map<String, Action> actions() {
        return Map.of(
                "CreatePolicy", this::create,
                "GetPolicy", this::get,
                "ListPolicies", this::list,
                "DeletePolicy", this::delete);
    }

    private Xml create(IamCall call) {
        IamPath path = call.form()
                .find("Path")
                .map(text -> IamPath.ofPolicy("path", text))
                .orElse(IamPath.ROOT);
        String name = call.require("PolicyName");
        call.allow(Resource.of(new IamArn(call.account(), IamArn.POLICY, path, name).toString(), call.account()));
        String description = call.form().find("Description").orElse("");
        ManagedPolicy policy = directory
                .managedPolicies()
                .create(call.account(), path, name, description, call.require("PolicyDocument"));
        try {
            directory.managedPolicies().tag(call.account(), name, call.form().tags());
        } catch (IamException e) {
            directory.managedPolicies().delete(call.account(), name);
            throw e;
        }
        return new Xml().element("Policy", Shapes.policyInFull(policy, use -> holders(policy, call, use)));
    }

    private Xml get(IamCall call) {
        ManagedPolicy policy = PolicyArn.of(call.require("PolicyArn")).require(call, directory);
        return new Xml().element("Policy", Shapes.policyInFull(policy, use -> holders(policy, call, use)));
    }

    private Xml list(IamCall call) {
        call.allowAnywhere();
        PathPrefix prefix = PathPrefix.ofPolicies(call);
        boolean attachedOnly = call.form().flag("OnlyAttached");
        Set<PolicyUse> uses = PolicyUsage.of(call);
        Predicate<ManagedPolicy> wanted = policy -> prefix.covers(policy.path())
                && (!attachedOnly
                        || !directory.holdersOf(policy, call.account(), uses).isEmpty());
        return Page.of(call.form(), (after, limit) -> policies(call, after, limit, wanted), ManagedPolicy::arn)
                .write("Policies", policy -> Shapes.policy(policy, use -> holders(policy, call, use)));
    }

    /** The account's policies, and then AWS's, each by their names. */
    private List<ManagedPolicy> policies(IamCall call, String afterArn, int limit, Predicate<ManagedPolicy> wanted) {
        String scope = call.form().find("Scope").orElse("All");
        var policies = new ArrayList<ManagedPolicy>();
        boolean pastOwn = afterArn.startsWith(AWS_ARN);
        if (!scope.equals("AWS") && !pastOwn) {
            policies.addAll(directory.managedPolicies().list(call.account(), nameIn(afterArn), limit, wanted));
        }
        if (!scope.equals("Local") && policies.size() < limit) {
            String after = pastOwn ? nameIn(afterArn) : "";
            policies.addAll(directory.managedPolicies().list(AWS, after, limit - policies.size(), wanted));
        }
        return policies;
    }

    private static String nameIn(String arn) {
        return arn.substring(arn.lastIndexOf('/') + 1);
    }

    private Xml delete(IamCall call) {
        ManagedPolicy policy = PolicyArn.of(call.require("PolicyArn")).requireOwn(call, directory);
        directory.deletePolicy(policy.account(), policy.name(), ManagedPolicyActions::requireOneVersion);
        return new Xml();
    }

    private static void requireOneVersion(ManagedPolicy policy) {
        if (policy.versions().size() > 1) {
            throw new IamException(
                    IamException.Code.DELETE_CONFLICT,
                    "This policy has more than one version. Before you delete a policy, you must delete the policy's versions."
                            + " The default version is deleted with the policy.");
        }
    }

    private PolicyHolders holders(ManagedPolicy policy, IamCall call, PolicyUse use) {
        return directory.holdersOf(policy, call.account(), Set.of(use));
    }
}
