package dev.extenddb.cli.management;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** Tags of users or roles. */
final class TagsResource {

    private final String path;
    private final String what;
    private final String actionSuffix;
    private final Change<Map<String, String>> tag;
    private final Change<List<String>> untag;
    private final Function<Call, Map<String, String>> finder;

    /** Changes tags of one who is named by account and name. */
    @FunctionalInterface
    interface Change<T> {

        void apply(String account, String name, T tags);
    }

    /**
     * Routes for tags of those of one kind.
     *
     * @param one the path to one of them
     * @param what what they are called, which is the last place of the path
     * @param actionSuffix the same as a part of actions
     * @param tag sets their tags
     * @param untag removes tags by their names
     * @param finder finds the tags of the one that a call names
     */
    TagsResource(
            String one,
            String what,
            String actionSuffix,
            Change<Map<String, String>> tag,
            Change<List<String>> untag,
            Function<Call, Map<String, String>> finder) {
        this.path = one + "/tags";
        this.what = what;
        this.actionSuffix = actionSuffix;
        this.tag = tag;
        this.untag = untag;
        this.finder = finder;
    }

    List<Route> routes() {
        return List.of(
                RouteForm.put(path, "iam:Tag" + actionSuffix, "Sets tags of a " + what + ", leaving the others.")
                        .body(Field.list("tags", "Objects with `key` and `value`."))
                        .listsAll(Views.TAG, call -> {
                            tag.apply(call.account(), call.at(what), tags(call));
                            return list(call);
                        }),
                RouteForm.get(path, "Lists the tags of a " + what + ".").listsAll(Views.TAG, this::list),
                RouteForm.delete(path, "iam:Untag" + actionSuffix, "Removes tags of a " + what + ".")
                        .body(Field.list("tag_keys", "The names of the tags."))
                        .listsAll(Views.TAG, call -> {
                            untag.apply(call.account(), call.at(what), names(call));
                            return list(call);
                        }));
    }

    private List<Map.Entry<String, String>> list(Call call) {
        return finder.apply(call).entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .toList();
    }

    private static Map<String, String> tags(Call call) {
        return read(call.body().find("tags").orElseThrow());
    }

    /** Tags as requests have them. */
    static Map<String, String> read(JsonNode list) {
        Map<String, String> tags = new LinkedHashMap<>();
        for (JsonNode tag : list) {
            if (tag.size() != 2
                    || !tag.path("key").isTextual()
                    || !tag.path("value").isTextual()) {
                throw ApiException.invalid("A tag is an object with a key and a value, both of them texts.");
            }
            tags.put(tag.get("key").textValue(), tag.get("value").textValue());
        }
        return tags;
    }

    private static List<String> names(Call call) {
        return Texts.of("tag_keys", call.body().find("tag_keys").orElseThrow());
    }
}
