package dev.extenddb.iam;

import java.util.Collection;
import java.util.Map;
import java.util.TreeMap;

/** Changes to the tags of users, roles and policies. A name replaces one that differs in case alone. */
final class Tags {

    private Tags() {}

    static Map<String, String> with(Map<String, String> tags, Map<String, String> added) {
        Names.requireTags(added);
        Map<String, String> changed = without(tags, added.keySet());
        changed.putAll(added);
        return Names.requireFew(changed);
    }

    static Map<String, String> without(Map<String, String> tags, Collection<String> names) {
        var changed = new TreeMap<String, String>(String.CASE_INSENSITIVE_ORDER);
        changed.putAll(tags);
        names.forEach(changed::remove);
        return changed;
    }
}
