package dev.extenddb.iam;

import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** Finds managed policies by what principals keep of them: the name for those of their own account, the ARN for AWS's. Thread-safe. */
record PolicyLookup(Records<ManagedPolicy> policies) {

    Optional<ManagedPolicy> find(String account, String reference) {
        if (AwsPolicies.isMeantBy(reference)) {
            return AwsPolicies.byArn(reference);
        }
        return account.equals(AwsPolicies.ACCOUNT) ? AwsPolicies.find(reference) : policies.find(account, reference);
    }

    List<ManagedPolicy> list(String account, String afterName, int limit, Predicate<ManagedPolicy> wanted) {
        return account.equals(AwsPolicies.ACCOUNT)
                ? AwsPolicies.list(afterName, limit, wanted)
                : policies.list(account, afterName, limit, wanted);
    }

    /** A policy by its ARN. */
    Optional<ManagedPolicy> byArn(String arn) {
        return IamArn.parse(arn, IamArn.POLICY)
                .flatMap(parts -> find(parts.account(), parts.name()))
                .filter(policy -> policy.arn().equals(arn));
    }

    /** A policy by its ARN, if principals of an account can have it: their own account's or AWS's. */
    Optional<ManagedPolicy> byArn(String account, String arn) {
        return byArn(arn).filter(policy -> List.of(account, AwsPolicies.ACCOUNT).contains(policy.account()));
    }
}
