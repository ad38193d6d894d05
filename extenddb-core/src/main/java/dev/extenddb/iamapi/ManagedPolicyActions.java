package dev.extenddb.iamapi;

import dev.extenddb.iam.Directory;
import dev.extenddb.iam.IamException;
import dev.extenddb.iam.ManagedPolicy;
import dev.extenddb.iam.PolicyHolders;
import dev.extenddb.policy.Resource;
import dev.extenddb.query.Xml;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Managed policies. Thread-safe. */
final class ManagedPolicyActions {

    private static final String AWS = "aws";

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
        var arn = new PolicyArn(call.account(), call.require("PolicyName"));
        call.allow(Resource.of(arn.arn(), call.account()));
        call.requireNoPath("Path");
        String description = call.form().find("Description").orElse("");
        ManagedPolicy policy = directory
                .managedPolicies()
                .create(call.account(), arn.name(), description, call.require("PolicyDocument"));
        try {
            directory
                    .managedPolicies()
                    .tag(call.account(), arn.name(), call.form().tags());
        } catch (IamException e) {
            directory.managedPolicies().delete(call.account(), arn.name());
            throw e;
        }
        return new Xml().element("Policy", Shapes.policyInFull(policy, 0));
    }

    private Xml get(IamCall call) {
        ManagedPolicy policy = PolicyArn.of(call.require("PolicyArn")).require(call, directory);
        return new Xml().element("Policy", Shapes.policyInFull(policy, attachments(policy, call.account())));
    }

    private Xml list(IamCall call) {
        call.allowAnywhere();
        boolean attachedOnly = call.form().flag("OnlyAttached");
        Page<ManagedPolicy> page = call.isElsewhere()
                ? Page.empty()
                : Page.of(call.form(), (after, limit) -> policies(call, after, limit), ManagedPolicy::arn);
        List<ManagedPolicy> shown = page.elements().stream()
                .filter(policy -> !attachedOnly || attachments(policy, call.account()) > 0)
                .toList();
        return new Page<>(shown, page.next())
                .write("Policies", policy -> Shapes.policy(policy, attachments(policy, call.account())));
    }

    /** The account's policies, and then AWS's: in the order of their ARNs, since digits come before letters. */
    private List<ManagedPolicy> policies(IamCall call, String afterArn, int limit) {
        String scope = call.form().find("Scope").orElse("All");
        var policies = new ArrayList<ManagedPolicy>();
        boolean pastOwn = afterArn.startsWith(new PolicyArn(AWS, "").arn());
        if (!scope.equals("AWS") && !pastOwn) {
            policies.addAll(directory.managedPolicies().list(call.account(), nameIn(afterArn), limit));
        }
        if (!scope.equals("Local")) {
            String after = pastOwn ? nameIn(afterArn) : "";
            policies.addAll(directory.managedPolicies().list(AWS, after, limit - policies.size()));
        }
        return policies;
    }

    private static String nameIn(String arn) {
        return arn.substring(arn.lastIndexOf('/') + 1);
    }

    private Xml delete(IamCall call) {
        ManagedPolicy policy = PolicyArn.of(call.require("PolicyArn")).requireOwn(call, directory);
        refuseIf(
                !directory.holdersOf(policy, call.account()).isEmpty(), "Cannot delete a policy attached to entities.");
        refuseIf(
                policy.versions().size() > 1,
                "This policy has more than one version. Before you delete a policy, you must delete the policy's versions. "
                        + "The default version is deleted with the policy.");
        directory.managedPolicies().delete(policy.account(), policy.name());
        return new Xml();
    }

    private static void refuseIf(boolean conflict, String message) {
        if (conflict) {
            throw new IamException(IamException.Code.DELETE_CONFLICT, message);
        }
    }

    private long attachments(ManagedPolicy policy, String account) {
        PolicyHolders holders = directory.holdersOf(policy, account);
        return (long) holders.users().size()
                + holders.groups().size()
                + holders.roles().size();
    }
}
