package dev.extenddb.iamapi;

import dev.extenddb.iam.AttachedPolicies;
import dev.extenddb.iam.IamPath;
import dev.extenddb.policy.Resource;
import dev.extenddb.policy.ResourcePolicy;
import java.util.Map;
import java.util.Optional;

/**
 * A user, group or role, as far as they are alike.
 *
 * @param arn its ARN
 * @param account its account
 * @param path a part of its ARN
 * @param name its name
 * @param tags its tags; groups have none
 * @param policies what hangs on it
 */
record Owner(String arn, String account, IamPath path, String name, Map<String, String> tags, AttachedPolicies policies)
        implements Resource {

    /** A role's trust policy has a say only when the role is taken on. */
    @Override
    public Optional<ResourcePolicy> policy() {
        return Optional.empty();
    }
}
