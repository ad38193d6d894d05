package dev.extenddb.iamapi;

import dev.extenddb.iam.Directory;
import dev.extenddb.iam.IamArn;
import dev.extenddb.iam.IamException;
import dev.extenddb.iam.ManagedPolicy;
import dev.extenddb.policy.Resource;
import dev.extenddb.query.QueryError;
import java.util.Map;
import java.util.Optional;

/**
 * The ARN of a managed policy.
 *
 * @param parts the account, the path and the name; AWS's own are of the account {@code aws}
 */
record PolicyArn(IamArn parts) {

    private static final String AWS = "aws";

    static PolicyArn of(String text) {
        return IamArn.parse(text, IamArn.POLICY)
                .map(PolicyArn::new)
                .orElseThrow(() -> new QueryError(400, "InvalidInput", "ARN " + text + " is not valid.").toRefusal());
    }

    String arn() {
        return parts.toString();
    }

    boolean isOfAws() {
        return parts.account().equals(AWS);
    }

    /** The policy, if it is one that an account can use. */
    Optional<ManagedPolicy> find(Directory directory, String user) {
        return directory.managedPolicies().findUsable(user, arn());
    }

    /** What principals keep of the policy. */
    String reference(ManagedPolicy policy) {
        return isOfAws() ? policy.arn() : policy.name();
    }

    /** The policy, to which a call's action may be done. */
    ManagedPolicy require(IamCall call, Directory directory) {
        Optional<ManagedPolicy> policy = find(directory, call.account());
        call.allow(new PolicyResource(
                arn(), call.account(), policy.map(ManagedPolicy::tags).orElse(Map.of())));
        return policy.orElseThrow(this::absent);
    }

    /** The policy, to be changed. */
    ManagedPolicy requireOwn(IamCall call, Directory directory) {
        ManagedPolicy policy = require(call, directory);
        if (isOfAws()) {
            throw new QueryError(403, "AccessDenied", "Cannot perform the operation on the AWS managed policy " + arn())
                    .toRefusal();
        }
        return policy;
    }

    IamException absent() {
        return new IamException(IamException.Code.NO_SUCH_ENTITY, "Policy " + arn() + " was not found.");
    }

    /** A policy as something that policies are about. */
    record PolicyResource(String arn, String account, Map<String, String> tags) implements Resource {}
}
