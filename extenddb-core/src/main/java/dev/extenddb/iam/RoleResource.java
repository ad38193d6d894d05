package dev.extenddb.iam;

import dev.extenddb.policy.PolicyDocument;
import dev.extenddb.policy.PolicyKind;
import dev.extenddb.policy.Resource;
import dev.extenddb.policy.ResourcePolicy;
import java.util.Map;
import java.util.Optional;

/**
 * A role as something to be taken on, by those whom its trust policy lets.
 *
 * @param role the role
 */
public record RoleResource(Role role) implements Resource {

    @Override
    public String arn() {
        return role.arn();
    }

    @Override
    public String account() {
        return role.account();
    }

    @Override
    public Map<String, String> tags() {
        return role.tags();
    }

    @Override
    public Optional<ResourcePolicy> policy() {
        PolicyDocument trust = PolicyDocument.parse(role.trustPolicy(), PolicyKind.TRUST);
        return Optional.of(ResourcePolicy.trust("trust policy", trust));
    }
}
