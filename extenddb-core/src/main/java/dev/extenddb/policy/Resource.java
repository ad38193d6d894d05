package dev.extenddb.policy;

import java.util.Map;
import java.util.Optional;

/**
 * What a request is about. Everything but its name is asked for only where a policy makes it matter.
 */
public interface Resource {

    /** Its ARN, or an asterisk where an action is about no resource. */
    String arn();

    /** The account it belongs to. */
    String account();

    /** Its tags. */
    default Map<String, String> tags() {
        return Map.of();
    }

    /** The policy that hangs on it. */
    default Optional<ResourcePolicy> policy() {
        return Optional.empty();
    }

    /** A resource of which nothing is known but its name and owner. */
    static Resource of(String arn, String account) {
        record Named(String arn, String account) implements Resource {}
        return new Named(arn, account);
    }
}
