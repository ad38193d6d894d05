package dev.extenddb.iamapi;

import dev.extenddb.iam.Directory;
import dev.extenddb.iam.IamException;
import dev.extenddb.iam.ManagedPolicy;
import dev.extenddb.policy.Resource;
import dev.extenddb.query.QueryError;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The ARN of a managed policy.
 *
 * @param account the account it is of; AWS's own are of {@code aws}
 * @param name its name
 */
record PolicyArn(String account, String name) {

    private static final String AWS = "aws";
    private static final Pattern FORM = Pattern.compile("arn:aws:iam::(\\d{12}|aws):policy/([\\w+=,.@/-]+)");

    static PolicyArn of(String text) {
        Matcher parts = FORM.matcher(text);
        if (!parts.matches()) {
            throw new QueryError(400, "InvalidInput", "ARN " + text + " is not valid.").toRefusal();
        }
        return new PolicyArn(parts.group(1), parts.group(2));
    }

    /** The policy that a principal of an account has by a reference of its own. */
    static PolicyArn ofReference(String account, String reference) {
        return reference.startsWith("arn:") ? of(reference) : new PolicyArn(account, reference);
    }

    String arn() {
        return "arn:aws:iam::" + account + ":policy/" + name;
    }

    boolean isOfAws() {
        return account.equals(AWS);
    }

    /** The policy, if it is one that an account can use. */
    Optional<ManagedPolicy> find(Directory directory, String user) {
        return isOfAws() || account.equals(user) ? directory.managedPolicies().find(account, name) : Optional.empty();
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
