package dev.extenddb.iamapi;

import dev.extenddb.iam.Directory;
import dev.extenddb.iam.IamException;
import dev.extenddb.iam.ManagedPolicy;
import dev.extenddb.query.Xml;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;

/** Versions of managed policies. Thread-safe. */
final class PolicyVersionActions {

    private final Directory directory;

    PolicyVersionActions(Directory directory) {
        this.directory = directory;
    }

    Map<String, Action> actions() {
        return Map.of(
                "CreatePolicyVersion", this::create,
                "GetPolicyVersion", this::get,
                "ListPolicyVersions", this::list,
                "SetDefaultPolicyVersion", this::setDefault,
                "DeletePolicyVersion", this::delete);
    }

    private Xml create(IamCall call) {
        ManagedPolicy policy = own(call);
        ManagedPolicy changed = directory
                .managedPolicies()
                .addVersion(
                        policy.account(),
                        policy.name(),
                        call.require("PolicyDocument"),
                        call.form().flag("SetAsDefault"));
        List<ManagedPolicy.Version> versions = changed.versions();
        return new Xml().element("PolicyVersion", Shapes.version(changed, versions.get(versions.size() - 1)));
    }

    private Xml get(IamCall call) {
        ManagedPolicy policy = any(call);
        String id = call.require("VersionId");
        ManagedPolicy.Version version = policy.version(id)
                .orElseThrow(() -> new IamException(
                        IamException.Code.NO_SUCH_ENTITY,
                        "Policy " + policy.arn() + " version " + id + " does not exist or is not attachable."));
        return new Xml()
                .element(
                        "PolicyVersion",
                        new Xml()
                                .text("Document", Shapes.document(version.document()))
                                .with(Shapes.version(policy, version)));
    }

    private Xml list(IamCall call) {
        ManagedPolicy policy = any(call);
        var newestFirst = new ArrayList<>(policy.versions());
        Collections.reverse(newestFirst);
        return new Xml()
                .list("Versions", newestFirst, version -> Shapes.version(policy, version))
                .text("IsTruncated", "false");
    }

    private Xml setDefault(IamCall call) {
        ManagedPolicy policy = own(call);
        ManagedPolicy unused = directory
                .managedPolicies()
                .setDefaultVersion(policy.account(), policy.name(), call.require("VersionId"));
        return new Xml();
    }

    private Xml delete(IamCall call) {
        ManagedPolicy policy = own(call);
        ManagedPolicy unused =
                directory.managedPolicies().deleteVersion(policy.account(), policy.name(), call.require("VersionId"));
        return new Xml();
    }

    private ManagedPolicy any(IamCall call) {
        return PolicyArn.of(call.require("PolicyArn")).require(call, directory);
    }

    private ManagedPolicy own(IamCall call) {
        return PolicyArn.of(call.require("PolicyArn")).requireOwn(call, directory);
    }
}
