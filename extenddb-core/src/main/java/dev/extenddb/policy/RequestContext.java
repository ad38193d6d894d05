package dev.extenddb.policy;

import java.util.List;
import java.util.Locale;
import java.util.Map;

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

    /**
     * The values of a tag. Keys have no case, and so the names of tags have none in them: two that differ in case alone are two values.
     *
     * @param name the tag's name in lower case
     */
    static List<String> ofTag(Map<String, String> tags, String name) {
        return tags.entrySet().stream()
                .filter(tag -> tag.getKey().toLowerCase(Locale.ROOT).equals(name))
                .map(Map.Entry::getValue)
                .toList();
    }

    /** This context, and another one for the keys that are absent here. */
    default RequestContext or(RequestContext other) {
        return key -> {
            List<String> values = values(key);
            return values.isEmpty() ? other.values(key) : values;
        };
    }
}
