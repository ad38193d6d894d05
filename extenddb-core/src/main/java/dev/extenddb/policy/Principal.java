package dev.extenddb.policy;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Somebody who asks.
 *
 * @param account the account id, 12 digits
 * @param arn the ARN of the user, or of the session of a role
 * @param roleArn the role, if it is a session of one
 * @param id the unique id that {@code aws:userid} has
 * @param userName the user's name; only users have one
 * @param tags tags of the user, or of the role and the session
 */
public record Principal(
        String account,
        String arn,
        Optional<String> roleArn,
        String id,
        Optional<String> userName,
        Map<String, String> tags) {

    /** A principal with its own copy of the tags. */
    public Principal {
        tags = Map.copyOf(tags);
    }

    /** What {@code aws:PrincipalArn} has: the role's ARN for all its sessions. */
    public String principalArn() {
        return roleArn.orElse(arn);
    }

    /** All that names this principal: itself, its role, its account. */
    List<String> identities() {
        var identities = new ArrayList<String>(List.of(arn));
        roleArn.ifPresent(identities::add);
        identities.add(account);
        return identities;
    }
}
