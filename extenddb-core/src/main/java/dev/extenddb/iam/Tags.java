package dev.extenddb.iam;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Changes to the tags of users and roles. */
final class Tags {

    private Tags() {}

    static Map<String, String> with(Map<String, String> tags, Map<String, String> added) {
        var changed = new HashMap<>(tags);
        changed.putAll(added);
        return Names.requireTags(changed);
    }

    static Map<String, String> without(Map<String, String> tags, List<String> names) {
        var changed = new HashMap<>(tags);
        names.forEach(changed::remove);
        return changed;
    }
}
