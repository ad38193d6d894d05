package dev.extenddb.iam;

import java.util.List;
import java.util.Optional;

/** Finds managed policies by what principals keep of them: the name for those of their own account, the ARN for AWS's. Thread-safe. */
record PolicyLookup(Records<ManagedPolicy> policies) {

    Optional<ManagedPolicy> find(String account, String reference) {
        if (AwsPolicies.isMeantBy(reference)) {
            return AwsPolicies.byArn(reference);
        }
        return account.equals(AwsPolicies.ACCOUNT) ? AwsPolicies.find(reference) : policies.find(account, reference);
    }

    List<ManagedPolicy> list(String account, String afterName, int limit) {
        return account.equals(AwsPolicies.ACCOUNT)
                ? AwsPolicies.list(afterName, limit)
                : policies.list(account, afterName, limit);
    }

    /** The policy that a boundary names by its ARN. */
    Optional<ManagedPolicy> byArn(String account, String arn) {
        String own = "arn:aws:iam::" + account + ":policy/";
        return find(account, arn.startsWith(own) ? arn.substring(own.length()) : arn);
    }
}
