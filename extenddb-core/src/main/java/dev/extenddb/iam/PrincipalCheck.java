package dev.extenddb.iam;

import dev.extenddb.policy.PolicyDocument;
import dev.extenddb.policy.PrincipalSet;
import dev.extenddb.policy.PrincipalSet.Name;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Whether the principals are there that policies name. Of accounts it is not asked, since there may be tables of accounts that nobody
 * created. Thread-safe.
 */
record PrincipalCheck(Records<User> users, Records<Role> roles) {

    private static final Pattern SESSION_ARN = Pattern.compile("arn:aws:sts::(\\d{12}):assumed-role/([^/]+)/([^/]+)");

    /** Whether there is a user, a role, or the role of a session. */
    boolean exists(String principal) {
        Optional<IamArn> named = IamArn.parse(principal);
        if (named.isPresent()) {
            IamArn arn = named.get();
            return arn.kind().equals(IamArn.USER)
                    ? users.find(arn.account(), arn.name())
                            .filter(user -> user.arn().equals(principal))
                            .isPresent()
                    : roles.find(arn.account(), arn.name())
                            .filter(role -> role.arn().equals(principal))
                            .isPresent();
        }
        Matcher session = SESSION_ARN.matcher(principal);
        return !session.matches()
                || roles.find(session.group(1), session.group(2)).isPresent();
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
