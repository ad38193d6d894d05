package dev.extenddb.iam;

import dev.extenddb.policy.PolicyDocument;
import dev.extenddb.policy.PrincipalSet;
import dev.extenddb.policy.PrincipalSet.Name;
import java.util.Optional;

/**
 * Whether the principals are there that policies name. Of accounts it is not asked, since there may be tables of accounts that nobody
 * created. Thread-safe.
 */
record PrincipalCheck(Records<User> users, Records<Role> roles) {

    /** Whether there is a user, a role, or the role of a session. */
    boolean exists(String principal) {
        Optional<IamArn> named = IamArn.parse(principal);
        if (named.isPresent()) {
            return arnOf(named.get()).filter(principal::equals).isPresent();
        }
        return SessionArn.parse(principal)
                .filter(session -> roles.find(session.account(), session.role()).isEmpty())
                .isEmpty();
    }

    /** The ARN of whoever has the account, the kind and the name, whatever the path. */
    private Optional<String> arnOf(IamArn named) {
        return named.kind().equals(IamArn.USER)
                ? users.find(named.account(), named.name()).map(User::arn)
                : roles.find(named.account(), named.name()).map(Role::arn);
    }

    /**
     * Refuses the trust policy of a role, in IAM's words, if it names somebody who is not there.
     *
     * @throws IamException if it does
     */
    void requireAll(PolicyDocument trust) {
        trust.statements().stream()
                .flatMap(statement -> statement.principals().stream())
                .flatMap(principals -> principals.names().stream())
                .filter(name -> name.type() == PrincipalSet.Type.AWS)
                .map(Name::value)
                .filter(principal -> !exists(principal))
                .findFirst()
                .ifPresent(absent -> {
                    throw new IamException(
                            IamException.Code.MALFORMED_POLICY_DOCUMENT,
                            "Invalid principal in policy: \"AWS\":\"" + absent + "\"");
                });
    }
}
