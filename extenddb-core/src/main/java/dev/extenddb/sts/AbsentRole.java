package dev.extenddb.sts;

import dev.extenddb.policy.PolicyDocument;
import dev.extenddb.policy.PolicyVersion;
import dev.extenddb.policy.Resource;
import dev.extenddb.policy.ResourcePolicy;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A role that is not there, and so trusts nobody: whoever may not take it on does not learn which roles there are.
 *
 * @param arn what it would be called
 * @param account whose it would be
 */
record AbsentRole(String arn, String account) implements Resource {

    private static final ResourcePolicy NOBODY =
            ResourcePolicy.trust("trust policy", new PolicyDocument(PolicyVersion.V2012, Optional.empty(), List.of()));

    @Override
    public Map<String, String> tags() {
        return Map.of();
    }

    @Override
    public Optional<ResourcePolicy> policy() {
        return Optional.of(NOBODY);
    }
}
