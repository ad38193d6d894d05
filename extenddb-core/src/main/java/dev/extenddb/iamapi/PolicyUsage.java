package dev.extenddb.iamapi;

import dev.extenddb.iam.PolicyUse;
import dev.extenddb.query.QueryError;
import java.util.EnumSet;
import java.util.Set;

/** The parameter by which lists can be of one use of policies. */
final class PolicyUsage {

    private PolicyUsage() {}

    /** The uses that are asked for: all, unless one is named. */
    static Set<PolicyUse> of(IamCall call) {
        return call.form().find("PolicyUsageFilter").map(PolicyUsage::named).orElse(EnumSet.allOf(PolicyUse.class));
    }

    private static Set<PolicyUse> named(String usage) {
        return switch (usage) {
            case "PermissionsPolicy" -> EnumSet.of(PolicyUse.PERMISSIONS);
            case "PermissionsBoundary" -> EnumSet.of(PolicyUse.BOUNDARY);
            default ->
                throw QueryError.invalid("1 validation error detected: Value '" + usage
                        + "' at 'policyUsageFilter' failed to satisfy constraint: Member must satisfy enum value set:"
                        + " [PermissionsPolicy, PermissionsBoundary]");
        };
    }
}
