package dev.extenddb.policy;

import java.util.List;

/**
 * What is known of a request, by condition keys. Values are worked out when they are asked for, so that keys that no policy mentions cost
 * nothing.
 */
@FunctionalInterface
public interface RequestContext {

    /** A context in which no key has a value. */
    RequestContext EMPTY = key -> List.of();

    /**
     * The values that a key has in the request; none if the key is absent.
     *
     * @param key the condition key in lower case
     */
    List<String> values(String key);

    /** This context, and another one for the keys that are absent here. */
    default RequestContext or(RequestContext other) {
        return key -> {
            List<String> values = values(key);
            return values.isEmpty() ? other.values(key) : values;
        };
    }
}
